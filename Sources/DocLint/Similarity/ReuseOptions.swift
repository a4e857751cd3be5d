/// What counts as recycled. All of it is configuration; the values here are the defaults, chosen
/// by the measurements in `Decisions/`.
public struct ReuseOptions: Hashable, Sendable {
  /// From this share of the document's counted characters on, a pair is `recycled`.
  public var recycledRatio = 0.5
  /// From this share on, a pair may be `partial`.
  public var partialRatio = 0.02
  /// The fewest equal characters in one passage that make a pair `partial`.
  public var partialCharacters = 60
  /// The fewest equal characters in a passage that is listed at all.
  public var passageCharacters = 13
  /// Documents with fewer counted characters are `undetermined`.
  public var shortestDocument = 30
  /// Other documents that must share a stretch, and little else, for it to be a frame.
  public var frameDocuments = 3
  /// Texts, as UTF-8, whose sentences are excluded as templates.
  public var templates: [String] = []
  /// Standing formulas beside the built-in ones.
  public var formulas: [String] = []
  /// Series whose issues are exempt from one another: a pair of documents whose titles both match
  /// `title` (`*` stands for any characters) and, where given, name `issuer`.
  public struct Series: Hashable, Sendable {
    public var title: String
    public var issuer: String?
    public init(title: String, issuer: String? = nil) {
      self.title = title
      self.issuer = issuer
    }
  }
  public var series: [Series] = []
  /// Names of units (bodies, hospitals) beside those recognised by their form.
  public var unitNames: [String] = []

  public init() {}
}
