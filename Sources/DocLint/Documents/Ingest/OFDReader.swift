/// Reads OFD, the fixed-layout format of GB/T 33190-2016.
enum OFDReader {
  static func read(_ bytes: [UInt8]) throws(IngestFailure) -> Ingested {
    var archive = try ZipArchive(bytes)
    func part(_ name: String) throws(IngestFailure) -> [UInt8]? {
      guard let entry = archive.entry(name) else { return nil }
      return try archive.read(entry)
    }
    guard let rootBytes = try part("OFD.xml") else {
      throw IngestFailure("缺少 OFD.xml，文件不完整", "OFD.xml is missing: incomplete")
    }
    let root = RootHandler()
    try XMLReader.read(rootBytes, part: "OFD.xml", root)
    if archive.entry("Encryptions.xml") != nil || archive.entry("Decryptseed.dat") != nil {
      throw IngestFailure("文件已加密（GM/T 0099），请解密后再检查", "encrypted (GM/T 0099); decrypt it first")
    }
    var notes: [Message] = []
    var pages: [PageContent] = []
    var annotations: [PageContent] = []
    var missing = 0
    for location in root.documents {
      let path = OfficePackage.resolved(location, from: "")
      guard let content = try part(path) else {
        missing += 1
        continue
      }
      let folder = Self.folder(of: path)
      let document = DocumentHandler()
      try XMLReader.read(content, part: path, document)
      // Drawings that pages refer to may hold the text.
      var units: [String: [PageFragment]] = [:]
      for location in document.resources {
        let path = OfficePackage.resolved(location, from: folder)
        guard let content = try part(path) else { continue }
        let handler = PageHandler(document.box)
        try XMLReader.read(content, part: path, handler)
        units.merge(handler.units) { first, _ in first }
      }
      var templates: [String: PageContent] = [:]
      for (id, location) in document.templates.sorted(by: { $0.key < $1.key }) {
        let path = OfficePackage.resolved(location, from: folder)
        guard let content = try part(path) else { continue }
        let handler = PageHandler(document.box)
        try XMLReader.read(content, part: path, handler)
        templates[id] = handler.composed(units)
      }
      for location in document.pages {
        let path = OfficePackage.resolved(location, from: folder)
        guard let content = try part(path) else {
          missing += 1
          continue
        }
        let handler = PageHandler(document.box)
        try XMLReader.read(content, part: path, handler)
        var page = handler.composed(units)
        for id in handler.templates {
          page.fragments = (templates[id]?.fragments ?? []) + page.fragments
        }
        pages.append(page)
        if pages.reduce(0, { $0 + $1.fragments.count }) > 2_000_000 {
          throw IngestFailure("文字对象过多，未读取", "too many text objects; not read")
        }
      }
      if let location = document.annotations {
        let path = OfficePackage.resolved(location, from: folder)
        if let content = try part(path) {
          let list = AnnotationList()
          try XMLReader.read(content, part: path, list)
          for location in list.files {
            let path = OfficePackage.resolved(location, from: Self.folder(of: path))
            guard let content = try part(path) else { continue }
            let handler = PageHandler(document.box)
            try XMLReader.read(content, part: path, handler)
            annotations.append(handler.page)
          }
        }
      }
    }
    if pages.isEmpty {
      throw IngestFailure("OFD 里找不到页面，文件不完整", "the OFD holds no pages: incomplete")
    }
    if missing > 0 {
      notes.append(
        Message(zh: "OFD 缺少 \(missing) 个页面文件", en: "\(missing) page files of the OFD are missing"))
    }
    let text = PageText(pages)
    if !text.emptyPages.isEmpty {
      notes.append(PDFReader.note(emptyPages: text.emptyPages))
    }
    var assembler = TextAssembler()
    try assembler.add(text.lines)
    var apart = text.heads
    for (index, page) in annotations.enumerated() {
      for line in PageText([page]).lines {
        apart.append(
          IngestedLine(line.content, .textbox, apart.count + 1, page: index + 1))
      }
    }
    try assembler.addApart(apart)
    for entry in archive.entries where entry.name.lowercased().contains("attach") {
      if !entry.isFolder, !entry.name.lowercased().hasSuffix(".xml") {
        assembler.note(.embeddedObject, entry.name)
      }
    }
    var origin = DocumentOrigin(format: "ofd")
    origin.provenance = root.provenance
    if let page = pages.first {
      var layout = PageLayout()
      layout.width = page.width
      layout.height = page.height
      origin.layout = layout
    }
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: notes)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  fileprivate static func numbers(_ text: String?) -> [Double] {
    (text ?? "").split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "," })
      .prefix(64).compactMap { Double($0) }.filter { $0.isFinite && abs($0) < 1e7 }
  }

  private final class RootHandler: XMLLeafHandler {
    var documents: [String] = []
    var provenance = Provenance()

    override func leaf(_ name: XMLName, _ value: String) {
      let value = value.singleSpaced
      guard !value.isEmpty else { return }
      switch name.tag {
      case .docRoot: if documents.count < 16 { documents.append(value) }
      case .docID: provenance.documentID = provenance.documentID ?? value
      case .author: provenance.creator = provenance.creator ?? value
      case .ofdCreationDate: provenance.created = provenance.created ?? value
      case .modDate: provenance.modified = provenance.modified ?? value
      case .ofdCreator: provenance.application = provenance.application ?? value
      case .ofdTitle: provenance.title = provenance.title ?? value
      default: break
      }
    }
  }

  private final class DocumentHandler: XMLLeafHandler {
    var pages: [String] = []
    var templates: [String: String] = [:]
    var annotations: String?
    var resources: [String] = []
    var box: [Double] = []

    override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
      super.start(name, attributes, at: offset)
      switch name.tag {
      case .page:
        if let location = attributes["BaseLoc"], pages.count < 20_000 { pages.append(location) }
      case .templatePage:
        if let id = attributes["ID"], let location = attributes["BaseLoc"], templates.count < 1000 {
          templates[id] = location
        }
      default: break
      }
    }

    override func leaf(_ name: XMLName, _ value: String) {
      if name.tag == .physicalBox, box.isEmpty { box = OFDReader.numbers(value) }
      if name.tag == .documentRes || name.tag == .publicRes, resources.count < 64 {
        resources.append(value.singleSpaced)
      }
      if name.tag == .annotations { annotations = value.singleSpaced }
    }
  }

  private final class AnnotationList: XMLLeafHandler {
    var files: [String] = []

    override func leaf(_ name: XMLName, _ value: String) {
      if name.tag == .fileLoc, files.count < 20_000 { files.append(value.singleSpaced) }
    }
  }

  /// Reads the text objects of a page, a template, or an annotation.
  private final class PageHandler: XMLHandler {
    private(set) var page: PageContent
    private(set) var templates: [String] = []
    private var boundary: [Double] = [0, 0, 0, 0]
    private var matrix: [Double] = [1, 0, 0, 1, 0, 0]
    private var size = 4.0
    private var scale = 1.0
    private var x = 0.0
    private var y = 0.0
    private var deltaX: [Double] = []
    private var deltaY: [Double] = []
    private var buffer: [UInt8] = []
    private var inCode = false
    private var inBox = false
    /// The text of each drawing, where a resource file is read.
    private(set) var units: [String: [PageFragment]] = [:]
    private var unit: String?
    private var composites: [(id: String, matrix: [Double], boundary: [Double])] = []
    /// Where the objects of an annotation's appearance stand.
    private var shift: [Double] = [0, 0]

    init(_ box: [Double]) {
      page = PageContent(
        width: box.count == 4 ? box[2] : 210, height: box.count == 4 ? box[3] : 297)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
      switch name.tag {
      case .appTemplate: if let id = attributes["TemplateID"] { templates.append(id) }
      case .compositeGraphicUnit: unit = attributes["ID"]
      case .compositeObject:
        guard let id = attributes["ResourceID"], composites.count < 100_000 else { break }
        let own = OFDReader.numbers(attributes["CTM"])
        let box = OFDReader.numbers(attributes["Boundary"])
        composites.append(
          (id, own.count == 6 ? own : [1, 0, 0, 1, 0, 0], box.count == 4 ? box : [0, 0, 0, 0]))
      case .appearance:
        let box = OFDReader.numbers(attributes["Boundary"])
        shift = box.count >= 2 ? [box[0], box[1]] : [0, 0]
      case .textObject:
        let box = OFDReader.numbers(attributes["Boundary"])
        boundary = box.count == 4 ? box : [0, 0, 0, 0]
        let own = OFDReader.numbers(attributes["CTM"])
        matrix = own.count == 6 ? own : [1, 0, 0, 1, 0, 0]
        size = OFDReader.numbers(attributes["Size"]).first ?? 4
        scale = OFDReader.numbers(attributes["HScale"]).first ?? 1
        (x, y) = (0, 0)
      case .textCode:
        x = OFDReader.numbers(attributes["X"]).first ?? x
        y = OFDReader.numbers(attributes["Y"]).first ?? y
        deltaX = Self.deltas(attributes["DeltaX"])
        deltaY = Self.deltas(attributes["DeltaY"])
        buffer = []
        inCode = true
        wantsText = true
      case .physicalBox:
        buffer = []
        inBox = true
        wantsText = true
      default: break
      }
    }

    override func text(_ bytes: [UInt8]) { buffer += bytes }

    /// The page with the drawings that it refers to.
    func composed(_ units: [String: [PageFragment]]) -> PageContent {
      var page = page
      for composite in composites {
        let m = composite.matrix
        for var fragment in units[composite.id] ?? [] where page.fragments.count < 2_000_000 {
          let scale = abs(m[3]) > 0.001 ? abs(m[3]) : abs(m[1])
          let (left, right) = (fragment.left, fragment.right)
          let (top, bottom) = (fragment.top, fragment.bottom)
          fragment.left = m[0] * left + m[2] * bottom + m[4] + composite.boundary[0]
          fragment.right = m[0] * right + m[2] * bottom + m[4] + composite.boundary[0]
          fragment.top = m[1] * left + m[3] * top + m[5] + composite.boundary[1]
          fragment.bottom = m[1] * left + m[3] * bottom + m[5] + composite.boundary[1]
          fragment.size = max(0.1, fragment.size * scale)
          page.fragments.append(fragment)
        }
      }
      return page
    }

    private func add(_ fragment: PageFragment) {
      if let unit {
        units[unit, default: []].append(fragment)
      } else {
        page.fragments.append(fragment)
      }
    }

    override func end(_ name: XMLName, at offset: Int) {
      switch name.tag {
      case .compositeGraphicUnit: unit = nil
      case .textCode:
        wantsText = false
        if inCode { place() }
        inCode = false
      case .physicalBox:
        wantsText = false
        if inBox {
          let box = OFDReader.numbers(String(decoding: buffer, as: UTF8.self))
          if box.count == 4, box[2] > 0, box[3] > 0 { (page.width, page.height) = (box[2], box[3]) }
        }
        inBox = false
      default: break
      }
    }

    /// `g n v` stands for n times v. What claims more than any text has is cut.
    private static func deltas(_ text: String?) -> [Double] {
      guard let text else { return [] }
      var values: [Double] = []
      var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })[...]
      while let word = words.popFirst(), values.count < 100_000 {
        if word == "g" {
          guard let count = words.popFirst().flatMap({ Int($0) }),
            let value = words.popFirst().flatMap({ Double($0) }), value.isFinite
          else { break }
          values += [Double](repeating: value, count: max(0, min(count, 100_000 - values.count)))
        } else if let value = Double(word), value.isFinite {
          values.append(value)
        }
      }
      return values
    }

    private func place() {
      var (px, py) = (x, y)
      var run: PageFragment?
      // The matrix turns the steps, but does not move the box.
      func point(_ x: Double, _ y: Double) -> (Double, Double) {
        (
          matrix[0] * x + matrix[2] * y + matrix[4] + boundary[0] + shift[0],
          matrix[1] * x + matrix[3] * y + matrix[5] + boundary[1] + shift[1]
        )
      }
      let height = max(0.1, abs(size * (abs(matrix[3]) > 0.001 ? matrix[3] : matrix[1])))
      let stretch = abs(matrix[0]) > 0.001 ? abs(matrix[0]) : 1
      let scalars = Array(String(decoding: buffer, as: UTF8.self).unicodeScalars)
      let spacing = HanSpacing(
        em: size * scale,
        steps: zip(scalars.indices.dropLast(), deltaX).filter { index, _ in
          ScalarText.isHan(scalars[index].value) && ScalarText.isHan(scalars[index + 1].value)
        }.map { abs($0.1) })
      for (index, scalar) in scalars.enumerated() {
        let (cx, cy) = point(px, py)
        let wide = scalar.value >= 0x1100
        let width = size * stretch * scale * (wide ? 1 : 0.5)
        // The box starts at the baseline less most of the height.
        let (top, bottom) = (cy - height * 0.85, cy + height * 0.15)
        if var current = run {
          let sameRow = abs(current.bottom - bottom) < 0.45 * height
          if sameRow, cx >= current.left - 0.1, cx - current.right < 1.9 * height {
            let ascii = (current.text.last ?? 0) < 0x80 && scalar.value < 0x80
            let han =
              index > 0 && ScalarText.isHan(scalars[index - 1].value)
              && ScalarText.isHan(scalar.value)
            if (cx - current.right > 0.6 * height && !ascii)
              || (han && spacing.isSpace((cx - current.right) / stretch))
            {
              current.text.append(0x20)
            }
            if scalar.value >= 0x20 { current.text += Array(String(Character(scalar)).utf8) }
            current.right = max(current.right, cx + width)
            run = current
          } else {
            add(current)
            run = nil
          }
        }
        if run == nil, scalar.value >= 0x20 {
          run = PageFragment(
            left: cx, right: cx + width, top: top, bottom: bottom,
            text: Array(String(Character(scalar)).utf8), size: height)
        }
        px +=
          index < deltaX.count
          ? deltaX[index]
          : deltaX.isEmpty && deltaY.isEmpty
            ? size * scale * (wide ? 1 : 0.5) : 0
        py += index < deltaY.count ? deltaY[index] : 0
      }
      if let run { add(run) }
    }
  }
}
