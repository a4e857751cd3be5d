/// tmp
public struct HTMLReporter: Reporter {
  public let language: Language
  public init(language: Language = .chinese) { self.language = language }
  public func bytes(of report: Report) -> [UInt8] { [] }
  public func bytes(of reuse: ReuseReport, configurationHash: String) -> [UInt8] {
    bytes(of: Report(of: reuse, configurationHash: configurationHash))
  }
}
