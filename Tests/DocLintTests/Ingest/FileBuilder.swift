/// Files of the formats that are read, in their smallest form.
enum FileBuilder {
  // MARK: Packages

  static func openDocument(_ body: String, styles: String = "", heads: String = "") -> [UInt8] {
    let names = [
      "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "style": "style:1.0",
      "fo": "xsl-fo-compatible:1.0", "draw": "drawing:1.0",
    ].sorted { $0.key < $1.key }.map {
      "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value)\""
    }.joined(separator: " ")
    return ZipBuilder([
      "mimetype": "application/vnd.oasis.opendocument.text",
      "content.xml": "<office:document-content \(names)><office:automatic-styles>\(styles)"
        + "</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
        + "</office:document-content>",
      "styles.xml": "<office:document-styles \(names)><office:styles><text:outline-style>"
        + "<text:outline-level-style text:level=\"1\" style:num-suffix=\"、\" "
        + "style:num-format=\"一, 二, 三, ...\"/></text:outline-style></office:styles>"
        + "<office:master-styles><style:master-page>\(heads)</style:master-page>"
        + "</office:master-styles></office:document-styles>",
    ]).bytes
  }

  static func ofd(_ pages: [String]) -> [UInt8] {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
    var zip = ZipBuilder([
      "OFD.xml": "<ofd:OFD \(space)><ofd:DocBody><ofd:DocInfo><ofd:Author>甲</ofd:Author>"
        + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
      "Doc_0/Document.xml": "<ofd:Document \(space)><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        + "0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + pages.indices.map { "<ofd:Page BaseLoc=\"Pages/P\($0).xml\"/>" }.joined()
        + "</ofd:Pages></ofd:Document>",
    ])
    for (index, page) in pages.enumerated() {
      zip.add(
        "Doc_0/Pages/P\(index).xml",
        Array(
          "<ofd:Page \(space)><ofd:Content><ofd:Layer>\(page)</ofd:Layer></ofd:Content></ofd:Page>"
            .utf8))
    }
    return zip.bytes
  }

  /// One line of text at 5 mm.
  static func line(_ text: String, _ x: Int, _ y: Int) -> String {
    "<ofd:TextObject Boundary=\"\(x) \(y) 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" "
      + "DeltaX=\"g \(text.count - 1) 5\">\(text)</ofd:TextCode></ofd:TextObject>"
  }

  // MARK: Compound files

  /// A compound file of two streams, each of 4,096 bytes or more.
  static func compound(_ streams: [(name: String, content: [UInt8])]) -> [UInt8] {
    func le(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    func entry(
      _ name: String, _ type: UInt8, _ child: UInt32, _ right: UInt32, _ start: UInt32, _ size: Int
    ) -> [UInt8] {
      let units = Array(name.utf16)
      var bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
      bytes += [UInt8(units.count * 2 + 2), 0, type, 1]
      bytes += le(0xFFFF_FFFF) + le(right) + le(child) + [UInt8](repeating: 0, count: 36)
      return bytes + le(start) + le(UInt32(size)) + le(0)
    }
    // Sectors of 128 entries each for the table itself, the directory, and the streams.
    let contents = streams.reduce(1) { $0 + ($1.content.count + 511) / 512 }
    let tables = (contents + 126) / 127
    var fat = [UInt32](repeating: 0xFFFF_FFFD, count: tables) + [0xFFFF_FFFE]
    var body: [UInt8] = []
    var directory = entry("Root Entry", 5, 1, 0xFFFF_FFFF, 0xFFFF_FFFE, 0)
    for (index, stream) in streams.enumerated() {
      let sectors = (stream.content.count + 511) / 512
      let start = UInt32(fat.count)
      directory += entry(
        stream.name, 2, 0xFFFF_FFFF, index + 1 < streams.count ? UInt32(index + 2) : 0xFFFF_FFFF,
        start,
        stream.content.count)
      for k in 0..<sectors { fat.append(k + 1 < sectors ? start + UInt32(k) + 1 : 0xFFFF_FFFE) }
      body += stream.content + [UInt8](repeating: 0, count: sectors * 512 - stream.content.count)
    }
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    fat += [UInt32](repeating: 0xFFFF_FFFF, count: tables * 128 - fat.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10) + le(UInt32(tables)) + le(UInt32(tables))
    header += le(0) + le(4096)
    header += le(0xFFFF_FFFE) + le(0) + le(0xFFFF_FFFE) + le(0)
    header += (0..<109).flatMap { le($0 < tables ? UInt32($0) : 0xFFFF_FFFF) }
    return header + fat.flatMap(le) + directory + body
  }

  /// A binary document of one piece in UTF-16.
  static func binaryWord(_ text: String, flags: UInt16 = 0x0200) -> [UInt8] {
    let units = Array(text.utf16)
    var main = [UInt8](repeating: 0, count: max(4096, 1024 + units.count * 2))
    func put(_ value: Int, _ count: Int, _ at: Int, _ bytes: inout [UInt8]) {
      for k in 0..<count { bytes[at + k] = UInt8(truncatingIfNeeded: value >> (k * 8)) }
    }
    put(0xA5EC, 2, 0, &main)
    put(0xC1, 2, 2, &main)
    put(Int(flags), 2, 10, &main)
    put(units.count, 4, 76, &main)
    put(21, 4, 154 + 33 * 8 + 4, &main)
    put(0x10, 4, 154 + 33 * 8, &main)
    for (k, unit) in units.enumerated() { put(Int(unit), 2, 1024 + k * 2, &main) }
    var table = [UInt8](repeating: 0, count: 4096)
    table[16] = 2
    put(16, 4, 17, &table)
    put(0, 4, 21, &table)
    put(units.count, 4, 25, &table)
    put(1024, 4, 31, &table)
    return compound([("WordDocument", main), ("1Table", table)])
  }

  // MARK: PDF

  /// Lines in Helvetica where they are ASCII, else in a font that only its name tells of.
  static func pdf(_ pages: [[(text: String, x: Int, y: Int)]]) -> [UInt8] {
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        + "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>",
    ]
    func shown(_ text: String) -> String {
      if text.utf8.allSatisfy({ $0 < 0x80 }) { return "/F 16 Tf (\(text)) Tj" }
      let digits = text.utf16.map { String(0x1_0000 + Int($0), radix: 16).dropFirst() }
      return "/G 16 Tf <\(digits.joined())> Tj"
    }
    var kids: [String] = []
    for page in pages {
      let content = page.map { "BT \($0.x) \($0.y) Td \(shown($0.text)) ET" }
        .joined(separator: "\n")
      objects.append("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
          + "/Resources<</Font<</F 3 0 R/G 4 0 R>>>>/Contents \(objects.count) 0 R>>")
      kids.append("\(objects.count) 0 R")
    }
    objects[1] = "<</Type/Pages/Count \(kids.count)/Kids[\(kids.joined(separator: " "))]>>"
    var out = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(out.utf8.count)
      out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    out += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(out.utf8)
  }
}
