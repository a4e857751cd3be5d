import Testing

@testable import DocLint

/// A report that is written in parts is the report.
@Suite struct PartsTests {
  private static let report = SampleReport.report(
    SampleReport.reuse((0..<60).map { $0 % 7 == 3 ? .none : .recycled }))

  @Test(
    arguments: [JSONWriter.Layout.pretty, .compact], [1, 2, 5])
  func togetherTheyAreTheWhole(layout: JSONWriter.Layout, jobs: Int) {
    let reporter = JSONReporter(layout: layout, includesTexts: true)
    for report in [Self.report, HostileReport.report] {
      let whole = reporter.bytes(of: report)
      for length in [1, 1000, 20_000, .max] {
        var parts: [ArraySlice<UInt8>] = []
        reporter.write(report, jobs: jobs, partLength: length) { parts.append($0) }
        #expect(Array(parts.joined()) == whole)
        if length == .max { #expect(parts.count == 1) }
      }
      var parts: [ArraySlice<UInt8>] = []
      reporter.write(report, jobs: jobs) { parts.append($0) }
      #expect(Array(parts.joined()) == whole)
    }
  }

  @Test func aLongReportComesInSeveral() {
    let report = SampleReport.report(
      SampleReport.reuse(Array(repeating: .recycled, count: 2100)))
    var parts: [ArraySlice<UInt8>] = []
    JSONReporter().write(report, jobs: 2, partLength: 10_000) { parts.append($0) }
    let whole = JSONReporter().bytes(of: report)
    #expect(Array(parts.joined()) == whole)
    #expect(parts.count > 4)
    #expect(parts.allSatisfy { $0.count < whole.count / 3 })
  }

  private struct Full: Error {}

  @Test func nothingIsWrittenAfterAFailure() {
    var calls = 0
    #expect(throws: Full.self) {
      try JSONReporter().write(Self.report, jobs: 2, partLength: 1000) { (_) throws(Full) in
        calls += 1
        if calls == 2 { throw Full() }
      }
    }
    #expect(calls == 2)
  }

  @Test(arguments: OutputFormat.allCases)
  func everyFormatCanBeWrittenSo(format: OutputFormat) {
    let reporter = format.reporter()
    var bytes: [UInt8] = []
    reporter.write(SampleReport.report, jobs: 2) { bytes += $0 }
    #expect(bytes == reporter.bytes(of: SampleReport.report))
  }
}
