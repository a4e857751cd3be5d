/// Where a place of a document's text stands in the file it was read from.
public struct DocumentPlace: Hashable, Sendable {
  /// The part of a document that a reader would name.
  public enum Part: String, Sendable, CaseIterable {
    case body, table, header, footer, footnote, comment, textbox
  }

  public let part: Part
  /// The number of the paragraph within the part, from 1; a row of a table counts as one.
  public let paragraph: Int
  /// The page, from 1, where the format knows it.
  public let page: Int?

  public init(part: Part, paragraph: Int, page: Int? = nil) {
    self.part = part
    self.paragraph = paragraph
    self.page = page
  }
}

/// The places of a text, in order.
public struct PlaceMap: Sendable {
  /// Holds from `start`, in bytes, up to the next entry.
  public struct Entry: Hashable, Sendable {
    public let start: UInt32
    public let place: DocumentPlace
    public init(start: UInt32, place: DocumentPlace) {
      self.start = start
      self.place = place
    }
  }

  public let entries: [Entry]

  /// - Precondition: `entries` ascend.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The place of a byte of the text; nil before the first entry.
  ///
  /// - Complexity: O(log *n*).
  public func place(ofByte byte: UInt32) -> DocumentPlace? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].start <= byte { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1].place
  }
}

/// Something in the file that a reader of the printed page does not see.
public struct HiddenContent: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Text with the attribute “hidden”.
    case vanished
    /// White on white.
    case white
    /// At one point or below.
    case tiny
    /// Taken out with tracked changes, but still in the file.
    case deletedRevision
    /// A tracked insertion that nobody has accepted yet.
    case insertedRevision
    /// A reviewer's comment.
    case comment
    /// A program in the file.
    case macro
    /// Something that is fetched from elsewhere when the file is opened.
    case externalLink
    /// A file within the file.
    case embeddedObject
    /// What the content is, behind an extension that promises something else; `text` is what it
    /// promises.
    case renamed
  }

  public let kind: Kind
  /// Where in the text it would stand; empty ranges are places between two characters.
  public let range: TextRange
  /// The hidden words, or the name of what is hidden; cut to `HiddenContent.textLimit` scalars.
  public let text: String
  /// Who and when, where the file says so.
  public let detail: String?

  public static let textLimit = 2000

  public init(kind: Kind, range: TextRange, text: String, detail: String? = nil) {
    self.kind = kind
    self.range = range
    self.text = text
    self.detail = detail
  }
}

/// What a file says of where it comes from. None of it proves anything alone: it can be changed,
/// and templates pass it on.
public struct Provenance: Hashable, Sendable {
  public var creator: String?
  public var lastModifiedBy: String?
  /// As it stands in the file, mostly ISO 8601.
  public var created: String?
  public var modified: String?
  public var revision: String?
  public var title: String?
  public var application: String?
  public var company: String?
  public var template: String?
  /// The identifier of the document's first editing session, eight hexadecimal digits. WPS writes
  /// constants, which are left out.
  public var rsidRoot: String?
  /// All editing sessions, sorted.
  public var rsids: [String] = []
  public var documentID: String?

  public init() {}

  public var isEmpty: Bool { self == Provenance() }
}

/// The measures of a page and its text, where the format states them; lengths in millimetres.
public struct PageLayout: Hashable, Sendable {
  public var width: Double?
  public var height: Double?
  public var top: Double?
  public var bottom: Double?
  public var left: Double?
  public var right: Double?
  /// The pitch of the grid that lines are set on, in points, where there is one.
  public var gridPitch: Double?

  public init() {}
}

/// How far apart the lines of a paragraph stand.
public enum LineSpacing: Hashable, Sendable {
  /// In points, whatever stands in the line.
  case exact(Double)
  /// In points, more where something higher stands in the line.
  case atLeast(Double)
  /// Times the height of a line of its font, or of the page's grid.
  case multiple(Double)
}

/// How the number of the page is set.
public struct PageNumberFormat: Hashable, Sendable {
  /// The line that it stands in, as it reads on the first page: `— 1 —`.
  public var sample: String
  /// In points.
  public var size: Double?

  public init(sample: String, size: Double? = nil) {
    self.sample = sample
    self.size = size
  }
}

/// How the characters of a paragraph are set; nil where the file leaves it open.
public struct ParagraphFormat: Hashable, Sendable {
  /// The font of Chinese characters.
  public var font: String?
  /// In points.
  public var size: Double?
  public var lineSpacing: LineSpacing?
  /// 1 to 9 for headings.
  public var headingLevel: Int?

  public init() {}
}

/// What is known of a document beside its text, from a file that holds more than text.
public struct DocumentOrigin: Sendable {
  /// `docx`, `odt`, `ofd`, `rtf`, `html`, `doc`, `pdf`.
  public var format: String
  public var places = PlaceMap([])
  public var hidden: [HiddenContent] = []
  public var provenance = Provenance()
  public var layout: PageLayout?
  /// How pages are numbered: of each running head or foot that does. Empty where none does; nil
  /// where the format does not tell.
  public var pageNumbers: [PageNumberFormat]?
  /// By the byte at which the paragraph starts, ascending.
  public var paragraphFormats: [(start: UInt32, format: ParagraphFormat)] = []
  /// Where the main text ends, in bytes: behind it stand notes, running heads and comments.
  public var mainTextEnd: UInt32 = .max

  public init(format: String) { self.format = format }

  /// The same beside a text from which something was taken out.
  ///
  /// - Parameter place: where a byte of the whole text stands in what remains.
  func moved(_ place: (UInt32) -> UInt32) -> DocumentOrigin {
    var origin = self
    origin.places = PlaceMap(
      places.entries.map { PlaceMap.Entry(start: place($0.start), place: $0.place) })
    origin.hidden = hidden.map {
      HiddenContent(
        kind: $0.kind, range: TextRange(place($0.range.lowerBound), place($0.range.upperBound)),
        text: $0.text, detail: $0.detail)
    }
    origin.paragraphFormats = paragraphFormats.map { (place($0.start), $0.format) }
    if mainTextEnd < .max { origin.mainTextEnd = place(mainTextEnd) }
    return origin
  }

  /// How the paragraph is set that starts at this byte; nil where the file does not tell.
  ///
  /// - Complexity: O(log *n*).
  public func format(ofParagraphAt byte: UInt32) -> ParagraphFormat? {
    var low = 0
    var high = paragraphFormats.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphFormats[middle].start < byte { low = middle + 1 } else { high = middle }
    }
    guard low < paragraphFormats.count, paragraphFormats[low].start == byte else { return nil }
    return paragraphFormats[low].format
  }

  /// Notes that the name ends as if the content were something else.
  mutating func note(misleadingExtension suffix: String) {
    hidden.append(
      HiddenContent(kind: .renamed, range: TextRange(0, 0), text: suffix, detail: format))
  }
}
