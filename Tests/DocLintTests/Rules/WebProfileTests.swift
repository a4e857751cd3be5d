import Foundation
import Testing

@testable import DocLint

/// The safe fixes of all rules together, under the profile `web`.
@Suite struct WebProfileTests {
  private struct Pair: Decodable {
    let input: String
    let expected: String
    let isWhole: Bool?

    enum CodingKeys: String, CodingKey {
      case input, expected
      case isWhole = "full_format"
    }
  }

  /// All safe edits that do not overlap, applied until nothing changes any more.
  static func fixed(_ text: String) -> (text: String, passes: Int) {
    var bytes = Array(text.utf8)
    for pass in 0..<10 {
      let document = Document(path: "a.txt", text: SourceText(validUTF8: bytes))
      let context = RuleContext(document, profile: .web)
      let fixes = RuleRegistry.documentRules.flatMap { $0.init().findings(in: context) }
        .compactMap(\.fix).filter { $0.applicability == .safe }
      var edits = fixes.flatMap(\.edits).sorted { $0.range < $1.range }
      var end: UInt32 = 0
      edits = edits.filter { edit in
        guard edit.range.lowerBound >= end else { return false }
        end = edit.range.upperBound
        return true
      }
      if edits.isEmpty { return (String(decoding: bytes, as: UTF8.self), pass) }
      for edit in edits.reversed() {
        bytes.replaceSubrange(edit.range.indices, with: edit.replacement.utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), 10)
  }

  @Test(arguments: [
    ("在柳桥2.0版本中,新增3个接口.", "在柳桥 2.0 版本中，新增 3 个接口。"),
    ("运行`swift build`命令，查看README.md文件。", "运行 `swift build` 命令，查看 README.md 文件。"),
    ("访问https://example.com/说明?a=1,b获取", "访问 https://example.com/说明?a=1,b获取"),
    ("Please wait，the page is loading。", "Please wait, the page is loading."),
    ("“你好” ，他说 。", "“你好”，他说。"),
    ("平台-接口(试行)说明", "平台 - 接口 (试行) 说明"),
    ("于２０２１年上线ＡＰＩ服务", "于 2021 年上线 API 服务"),
    ("<a title=\"中文,a\">链接</a>文字", "<a title=\"中文,a\">链接</a>文字"),
    ("真的吗??  是的!他说:“好”,走吧...", "真的吗？？是的！他说：“好”，走吧……"),
    ("见（附件）, 共３页", "见（附件），共 3 页"),
    ("　　行首缩进保留abc", "　　行首缩进保留 abc"),
  ]) func allRulesTogether(_ input: String, _ expected: String) {
    let (text, passes) = Self.fixed(input)
    #expect(text == expected)
    #expect(passes <= 2)
    #expect(Self.fixed(text).passes == 0)
  }

  @Test func rulesOfTheOfficialStyleAreSilent() {
    let document = Document(path: "a.txt", text: SourceText("使用 Swift 编写 3 个工具,效果好"))
    let official = RuleRegistry.documentRules.filter { $0.description.profiles == [.official] }
    #expect(!official.isEmpty)
    for rule in official {
      #expect(rule.init().findings(in: RuleContext(document, profile: .web)).isEmpty)
    }
    for rule in RuleRegistry.documentRules where rule.description.id.hasPrefix("web-") {
      #expect(rule.init().findings(in: RuleContext(document)).isEmpty)
    }
  }

  /// `DOCLINT_WEB_PAIRS` names a file of pairs, one JSON object a line: `input`, `expected`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DOCLINT_WEB_PAIRS"] != nil))
  func pairsFromOutside() throws {
    let path = try #require(ProcessInfo.processInfo.environment["DOCLINT_WEB_PAIRS"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let pairs = try lines.map { try JSONDecoder().decode(Pair.self, from: Data($0.utf8)) }
      .filter { $0.isWhole ?? true }
    var right = 0
    for pair in pairs {
      let (text, _) = Self.fixed(pair.input)
      if text == pair.expected {
        right += 1
      } else {
        print("\(pair.input)\n  want \(pair.expected)\n  got  \(text)")
      }
      #expect(Self.fixed(text).passes == 0, "\(pair.input)")
    }
    print("pairs: \(right) of \(pairs.count)")
    #expect(right * 100 >= pairs.count * 95)
  }
}
