/// What a run of characters looks like, as far as readers and rules care; nil where it is open.
struct RunLook: Sendable {
  var vanish: Bool?
  /// Six hexadecimal digits, or `auto`.
  var color: String?
  /// Half points.
  var size: Int?
  var font: String?
  var isShaded: Bool?

  /// `self` over `base`.
  func over(_ base: RunLook) -> RunLook {
    RunLook(
      vanish: vanish ?? base.vanish, color: color ?? base.color, size: size ?? base.size,
      font: font ?? base.font, isShaded: isShaded ?? base.isShaded)
  }

  /// Why a reader does not see it.
  var hidden: HiddenContent.Kind? {
    if vanish == true { return .vanished }
    if let size, size <= 2, size > 0 { return .tiny }
    if isShaded != true, let color, color.uppercased() == "FFFFFF" { return .white }
    return nil
  }

  static let visible = RunLook()

  /// Takes one property; false if it is none of those that count.
  mutating func take(_ tag: XMLTag, _ attributes: XMLAttributes) {
    switch tag {
    case .vanish: vanish = WordStyles.isOn(attributes["val"])
    case .color: color = attributes["themeColor"] == nil ? attributes["val"] : "auto"
    case .sz: size = attributes.integer("val")
    case .rFonts:
      // The theme goes before the name.
      font =
        attributes["eastAsiaTheme"].map { WordTheme.mark + $0 } ?? attributes["eastAsia"] ?? font
    case .highlight: isShaded = attributes["val"] != "none"
    case .shd:
      let fill = (attributes["fill"] ?? "auto").uppercased()
      isShaded =
        (fill != "AUTO" && fill != "FFFFFF")
        || !["clear", "nil"].contains(attributes["val"] ?? "clear")
        || attributes["themeFill"] != nil
    default: break
    }
  }
}

/// The styles of a Word document, resolved over what they are based on.
final class WordStyles: XMLHandler {
  struct Style: Sendable {
    var isParagraph = true
    var isDefault = false
    var name = ""
    var basedOn: String?
    var look = RunLook()
    var numID: Int?
    var level: Int?
    var outline: Int?
    var spacing: LineSpacing?
  }

  private(set) var styles: [String: Style] = [:]
  private(set) var defaults = RunLook()
  private(set) var defaultSpacing: LineSpacing?
  /// What the fonts of the theme are.
  var theme: WordTheme?
  private(set) var defaultParagraph: String?
  private var id: String?
  private var current = Style()
  private var inDefaults = false
  private var inParagraphDefaults = false
  private var skip = 0
  private var resolved: [String: Style] = [:]

  static func isOn(_ value: String?) -> Bool {
    guard let value else { return true }
    return !["0", "false", "off"].contains(value)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if skip > 0 {
      skip += 1
      return
    }
    guard name.space == .w else { return }
    switch name.tag {
    case .rPrDefault: inDefaults = true
    case .pPrDefault: inParagraphDefaults = true
    case .tblPr, .trPr, .tcPr: skip = 1
    case .style:
      id = attributes["styleId"]
      current = Style()
      current.isParagraph = (attributes["type"] ?? "paragraph") == "paragraph"
      current.isDefault = attributes["default"].map { Self.isOn($0) } ?? false
    case .name: if id != nil { current.name = attributes["val"] ?? "" }
    case .basedOn: current.basedOn = attributes["val"]
    case .numId: current.numID = attributes.integer("val")
    case .ilvl: current.level = attributes.integer("val")
    case .outlineLvl: current.outline = attributes.integer("val")
    case .spacing:
      guard let spacing = LineSpacing(attributes) else { break }
      if inParagraphDefaults {
        defaultSpacing = spacing
      } else if id != nil {
        current.spacing = spacing
      }
    case .vanish, .color, .sz, .rFonts, .highlight, .shd:
      if inDefaults {
        defaults.take(name.tag, attributes)
      } else if id != nil {
        current.look.take(name.tag, attributes)
      }
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) {
    if skip > 0 {
      skip -= 1
      return
    }
    guard name.space == .w else { return }
    if name.tag == .rPrDefault { inDefaults = false }
    if name.tag == .pPrDefault { inParagraphDefaults = false }
    if name.tag == .style, let id {
      if styles[id] == nil { styles[id] = current }
      if current.isDefault && current.isParagraph { defaultParagraph = id }
      self.id = nil
    }
  }

  /// The style with everything that it takes over; a chain that runs in a circle is cut.
  func style(_ id: String?) -> Style? {
    guard let id, let own = styles[id] else { return nil }
    if let known = resolved[id] { return known }
    var result = own
    var seen: Set<String> = [id]
    var next = own.basedOn
    while let base = next, seen.count < IngestLimits.chain, seen.insert(base).inserted,
      let style = styles[base]
    {
      result.look = result.look.over(style.look)
      if result.numID == nil {
        result.numID = style.numID
        if result.level == nil { result.level = style.level }
      }
      if result.outline == nil { result.outline = style.outline }
      if result.spacing == nil { result.spacing = style.spacing }
      next = style.basedOn
    }
    resolved[id] = result
    return result
  }

  /// The style of a paragraph: the usual one where it names none, or one that is not there.
  func paragraphStyle(_ id: String?) -> Style? { style(id) ?? style(defaultParagraph) }

  /// The name of a font, looked up in the theme where it refers to it; nil where that is open.
  func font(_ name: String?) -> String? {
    guard let name, name.hasPrefix(WordTheme.mark) else { return name }
    return theme?.font(String(name.dropFirst(WordTheme.mark.utf8.count)))
  }

  /// The ids of the style and of those it is based on, nearest first.
  func chain(_ id: String) -> [String] {
    var ids: [String] = []
    var next: String? = id
    while let id = next, ids.count < IngestLimits.chain, !ids.contains(id), let style = styles[id] {
      ids.append(id)
      next = style.basedOn
    }
    return ids
  }
}

extension LineSpacing {
  /// What the attributes of `w:spacing` say of the lines; nil where they speak of paragraphs only.
  init?(_ attributes: XMLAttributes) {
    guard let line = attributes.integer("line"), line > 0 else { return nil }
    switch attributes["lineRule"] {
    case "exact": self = .exact(Double(line) / 20)
    case "atLeast": self = .atLeast(Double(line) / 20)
    default: self = .multiple(Double(line) / 240)
    }
  }
}

/// The Chinese fonts of a document's theme.
final class WordTheme: XMLHandler {
  /// Before the name of a theme's font, where the name of a font would stand.
  static let mark = "theme:"

  private var fonts: [XMLTag: (own: String, simplified: String?)] = [:]
  private var kind: XMLTag?
  /// Whether the settings say that the theme is for simplified Chinese.
  var isChinese = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    switch name.tag {
    case .majorFont, .minorFont:
      kind = name.tag
      fonts[name.tag] = ("", nil)
    case .ea: if let kind { fonts[kind]?.own = attributes["typeface"] ?? "" }
    case .font:
      if let kind, attributes["script"] == "Hans" {
        fonts[kind]?.simplified = attributes["typeface"]
      }
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) { if name.tag == kind { kind = nil } }

  /// - Parameter reference: `minorEastAsia` or `majorEastAsia`.
  func font(_ reference: String) -> String? {
    guard reference.hasSuffix("EastAsia"),
      let found = fonts[reference.hasPrefix("major") ? .majorFont : .minorFont]
    else { return nil }
    return found.own.isEmpty ? (isChinese ? found.simplified : nil) : found.own
  }
}

/// The lists of a Word document.
final class WordNumbering: XMLHandler {
  struct Abstract: Sendable {
    var levels = [ListCounter.Level](repeating: ListCounter.Level(), count: 9)
    var styleLink: String?
    var numStyleLink: String?
  }
  struct Instance: Sendable {
    var abstract: Int
    var starts: [Int: Int] = [:]
    var overrides: [Int: ListCounter.Level] = [:]
  }

  private var abstracts: [Int: Abstract] = [:]
  private var instances: [Int: Instance] = [:]
  private var counters: [Int: ListCounter] = [:]
  private var used: Set<[Int]> = []
  private var abstractID: Int?
  private var numID: Int?
  private var level: Int?
  private var overrideLevel: Int?
  private var skip = 0

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if skip > 0 {
      skip += 1
      return
    }
    // Of a choice the fallback is read: it is what older programs show, and always complete.
    if name.space == .mc, name.tag == .choice {
      skip = 1
      return
    }
    guard name.space == .w else { return }
    switch name.tag {
    case .abstractNum:
      abstractID = attributes.integer("abstractNumId")
      if let abstractID { abstracts[abstractID] = abstracts[abstractID] ?? Abstract() }
    case .num: numID = attributes.integer("numId")
    case .abstractNumId:
      if let numID, let abstract = attributes.integer("val") {
        instances[numID] = Instance(abstract: abstract)
      }
    case .lvlOverride: overrideLevel = attributes.integer("ilvl").flatMap(Self.valid)
    case .startOverride:
      if let numID, let overrideLevel {
        instances[numID]?.starts[overrideLevel] = attributes.integer("val")
      }
    case .lvl:
      level = attributes.integer("ilvl").flatMap(Self.valid)
      if let numID, let level {
        instances[numID]?.overrides[level] = ListCounter.Level()
      }
    case .rPr, .pPr: skip = 1
    case .start: change { $0.start = attributes.integer("val") ?? 1 }
    case .numFmt:
      if let format = attributes["val"] { change { $0.format = format } }
    case .lvlText: change { $0.pattern = attributes["val"] ?? "" }
    case .isLgl: change { $0.isLegal = WordStyles.isOn(attributes["val"]) }
    case .lvlRestart: change { $0.restart = attributes.integer("val") }
    case .pStyle: change { $0.style = attributes["val"] }
    case .styleLink: if let abstractID { abstracts[abstractID]?.styleLink = attributes["val"] }
    case .numStyleLink:
      if let abstractID { abstracts[abstractID]?.numStyleLink = attributes["val"] }
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) {
    if skip > 0 {
      skip -= 1
      return
    }
    guard name.space == .w else { return }
    switch name.tag {
    case .abstractNum: abstractID = nil
    case .num: numID = nil
    case .lvl: level = nil
    case .lvlOverride: overrideLevel = nil
    default: break
    }
  }

  private static func valid(_ level: Int) -> Int? { (0...8).contains(level) ? level : nil }

  private func change(_ body: (inout ListCounter.Level) -> Void) {
    guard let level else { return }
    if let abstractID {
      if var abstract = abstracts[abstractID] {
        body(&abstract.levels[level])
        abstracts[abstractID] = abstract
      }
    } else if let numID, var override = instances[numID]?.overrides[level] {
      body(&override)
      instances[numID]?.overrides[level] = override
    }
  }

  /// The list that an instance stands for, through links by style.
  private func abstractID(of instance: Instance) -> Int {
    guard let abstract = abstracts[instance.abstract], let link = abstract.numStyleLink else {
      return instance.abstract
    }
    return abstracts.filter { $0.value.styleLink == link }.keys.min() ?? instance.abstract
  }

  /// Counts one paragraph.
  ///
  /// - Parameter style: the paragraph's style and those it is based on, for lists that are tied to
  ///   styles without naming a level.
  func label(numID: Int, level: Int?, styles: [String]) -> String {
    guard numID != 0, let instance = instances[numID] else { return "" }
    let id = abstractID(of: instance)
    guard let abstract = abstracts[id] else { return "" }
    var levels = abstract.levels
    for (k, override) in instance.overrides { levels[k] = override }
    var wanted = level
    if wanted == nil {
      for style in styles {
        if let k = levels.firstIndex(where: { $0.style == style }) {
          wanted = k
          break
        }
      }
    }
    let k = max(0, min(8, wanted ?? 0))
    var start: Int?
    if let override = instance.starts[k], used.insert([numID, k]).inserted { start = override }
    return counters[id, default: ListCounter()].next(k, in: levels, startingAt: start)
  }
}

/// What the settings of a Word document say.
final class WordSettings: XMLHandler {
  var rsidRoot: String?
  var rsids: [String] = []
  var documentID: String?
  var isProtected = false
  /// The language by which the theme's fonts for Chinese and the like are chosen.
  var themeLanguage: String?

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    switch name.tag {
    case .rsidRoot:
      // WPS writes these two into every document.
      if let root = attributes["val"], root != "00000000", root != "00172A27" { rsidRoot = root }
    case .rsid: if rsids.count < 4096, let rsid = attributes["val"] { rsids.append(rsid) }
    case .docId: documentID = documentID ?? attributes["val"]
    case .themeFontLang: themeLanguage = attributes["eastAsia"]
    case .documentProtection: isProtected = attributes["enforcement"].map(WordStyles.isOn) ?? false
    default: break
    }
  }
}
