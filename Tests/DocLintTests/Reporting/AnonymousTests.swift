import Testing

@testable import DocLint

@Suite struct AnonymousTests {
  /// Every name in the texts below, in every form that it stands in.
  static let names = [
    "柳桥", "青禾", "石门坎", "东关", "云溪", "仁和", "康宁大药房", "王小明", "李芳", "赵德海", "欧阳清", "13800000000",
    "0700-8000000", "office@example.cn", "http://liuqiao.example.cn",
  ]

  static let text = """
    柳桥县卫生健康委员会关于家庭医生签约的情况报告
    柳桥县地处青禾市北部，辖东关镇、石门坎乡等十二个乡镇。柳桥县人民医院牵头，仁和医院和康宁大药房有限公司参加。
    院长王小明带队到东关镇走访，王小明同志说，柳\u{200B}桥的老人都签了约。石门坎乡卫生院医生李芳上门两次，李　芳还替老人送药。
    去年全县签约居民2105人，常住居民2229人，签约率为95.15%。截止目前，(全部)完成。
    联系人：赵德海、欧阳清，电话：13800000000，0700-8000000，邮箱office@example.cn，网址http://liuqiao.example.cn/a.html。
    （柳桥县卫生健康委员会  赵德海）

    """

  static func report(_ language: Language = .chinese) -> Report {
    let copy = text.replacing("柳桥", with: "云溪").replacing("王小明", with: "李芳")
      .replacing("联系人：", with: "本县与柳桥县情况相同。联系人：")
    func input(_ path: String, _ text: String) -> Input {
      Input(
        path: path, sha256: "柳桥",
        outcome: .document(
          Document(
            path: path, text: SourceText(text), sha256: "00",
            notes: [Message(zh: "来自柳桥县", en: "from 柳桥县")])))
    }
    var configuration = Configuration()
    configuration.reuse.unitNames = ["仁和健康联盟"]
    var report = Linter(configuration: configuration).lint(
      [
        input("报送/柳桥县/王小明报告.txt", text), input("报送/云溪县报告.txt", copy),
        Input(path: "报送/东关镇.docx", outcome: .failed(Message(zh: "东关镇的文件已损坏", en: "damaged: 东关镇"))),
      ])
    if let first = report.diagnostics.first {
      report = report.settling(
        Decisions([
          Decision(
            fingerprint: first.fingerprint, outcome: .rejected, note: "王小明看过",
            places: first.related.count, all: first.placeFingerprints)
        ]))
    }
    report.exitCode = 3
    return report
  }

  @Test(arguments: OutputFormat.allCases)
  func noNameOfTheSourceIsLeft(format: OutputFormat) throws {
    for language in Language.allCases {
      let report = try #require(Self.report().anonymized())
      let text = String(
        decoding: format.reporter(language: language, includesTexts: format == .json)
          .bytes(of: report), as: UTF8.self)
      for name in Self.names { #expect(!text.contains(name), "\(format.rawValue) holds \(name)") }
      // As bytes, too: in addresses they are encoded.
      #expect(!text.contains("%E6%9F%B3%E6%A1%A5"))
    }
  }

  @Test func aNameIsTheSameEverywhere() throws {
    let report = try #require(Self.report().anonymized())
    let texts = report.files.compactMap {
      $0.document.map { String(decoding: $0.text.utf8, as: UTF8.self) }
    }
    #expect(texts.count == 2)
    // One place, with its suffix, without, and with a hidden character in it.
    let place = try #require(texts[0].firstMatch(of: /(地名\d+)市北部/)).1
    #expect(texts[1].contains("\(place)市北部"))
    // The copy says of another place what the source says of its own, and names it once.
    #expect(texts[0].contains("(全部)") && texts[0].contains("95.15%"))
    let doctor = try #require(texts[0].firstMatch(of: /医生(人名\d+)上门两次/)).1
    #expect(texts[0].contains("\(doctor)还替老人送药"))
    #expect(texts[1].contains("院长\(doctor)带队") || texts[0].contains("院长\(doctor)带队"))
    #expect(report.files.map(\.path).sorted() == ["文件1.docx", "文件2.txt", "文件3.txt"])
    #expect(report.files.allSatisfy { $0.sha256 == nil })
  }

  @Test func findingsStandWhereTheyStood() throws {
    let old = Self.report()
    let new = try #require(old.anonymized())
    #expect(old.diagnostics.map(\.fingerprint) == new.diagnostics.map(\.fingerprint))
    #expect(old.diagnostics.map(\.rule) == new.diagnostics.map(\.rule))
    let texts = Dictionary(
      uniqueKeysWithValues: new.files.compactMap { file in
        file.document.map { (file.path, $0.text) }
      })
    for (before, after) in zip(old.diagnostics, new.diagnostics)
    where before.rule == "punct-paren-halfwidth" {
      let text = try #require(texts[after.path])
      #expect(["(", ")", "(全部)"].contains(text.string(after.range)))
    }
    for pair in new.reuse.pairs {
      let text = new.reuse.documents[pair.document].text
      for substitution in pair.substitutions where substitution.kind == .place {
        for range in substitution.documentRanges {
          // Inside the name of a unit, it is all of it.
          #expect(text.string(range).hasPrefix("地名") || text.string(range).hasPrefix("单位"))
        }
      }
    }
  }

  @Test func whatIsNoNameStays() throws {
    let plain =
      "全县各乡镇卫生院和社区卫生服务中心要高度重视，各示范村、试点县按时报送。县人民医院院长带队，主任医师坐诊。"
      + "该地处三省交界，老旧小区和农贸市场多，两县群众都来办事。\n"
    let report = Linter().lint([
      Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(plain))))
    ])
    let new = try #require(report.anonymized())
    #expect(String(decoding: new.files[0].document?.text.utf8 ?? [], as: UTF8.self) == plain)
  }

  @Test func withoutTextsThereIsNoAnonymousReport() throws {
    let json = JSONReporter().bytes(of: Self.report())
    let saved = try SavedReport(json: json, file: "x.json")
    #expect(saved.report.anonymized() == nil)
    let whole = try SavedReport(
      json: JSONReporter(includesTexts: true).bytes(of: Self.report()), file: "x")
    let again = try #require(whole.report.anonymized())
    let direct = try #require(Self.report().anonymized())
    let lines = [again, direct].map {
      String(decoding: HTMLReporter().bytes(of: $0), as: UTF8.self).split(separator: "\n")
    }
    #expect(lines[0].count == lines[1].count)
    #expect(zip(lines[0], lines[1]).first { $0 != $1 }.map { "\($0) / \($1)" } == nil)
  }
}
