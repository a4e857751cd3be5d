import Glibc
import Testing

@testable import DocLint

@Suite struct InputReaderTests {
  static let good = Array("各单位要加强组织领导，按时报送工作情况。\n".utf8)

  func status(_ input: Input) -> String {
    switch input.outcome {
    case .document: "checked"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  func reason(_ input: Input) -> String {
    switch input.outcome {
    case .document: ""
    case .failed(let reason), .skipped(let reason): reason.zh
    }
  }

  func statuses(_ folder: Folder, _ reader: InputReader = InputReader()) -> [String: String] {
    var result: [String: String] = [:]
    for file in reader.discover([folder.path]) {
      let name = String(file.path.dropFirst(folder.path.count + 1))
      #expect(result[name] == nil, "\(name) came twice")
      result[name] = status(reader.read(file))
    }
    return result
  }

  @Test func everyFileBelowAFolderInTheOrderOfItsBytes() {
    let folder = Folder()
    for name in ["b.txt", "a/z.txt", "a/报告.txt", "a.txt", "c/d/e/f.txt"] { folder.write(name) }
    let files = InputReader().discover([folder.path])
    #expect(
      files.map { $0.path.dropFirst(folder.path.count + 1) }
        == ["a.txt", "a/z.txt", "a/报告.txt", "b.txt", "c/d/e/f.txt"])
    #expect(files.allSatisfy { InputReader().read($0).document?.text.utf8 == Self.good })
  }

  @Test func aFileGivenTwiceComesOnceInAnyOrder() {
    let folder = Folder()
    folder.write("a.txt")
    folder.write("b/c.txt")
    let reader = InputReader()
    let one = folder.path + "/a.txt"
    let again = folder.path + "//./a.txt"
    let wanted = reader.discover([folder.path])
    #expect(wanted.count == 2)
    #expect(reader.discover([one, folder.path, again, folder.path + "/b/"]) == wanted)
    #expect(reader.discover([folder.path + "/b", again, one, folder.path]) == wanted)
    #expect(reader.discover([folder.path + "/b/../a.txt", one]).count == 1)
  }

  @Test func namesAreNormalized() {
    func normal(_ path: String) -> String {
      String(decoding: InputReader.normal(Array(path.utf8)), as: UTF8.self)
    }
    #expect(normal("./a.txt") == "a.txt")
    #expect(normal(".//././a//b/") == "a/b")
    #expect(normal(".") == ".")
    #expect(normal("./") == ".")
    #expect(normal("/") == "/")
    #expect(normal("//a/./b") == "/a/b")
    #expect(normal("../a") == "../a")
    #expect(normal("-") == "-")
    #expect(normal("") == "")
  }

  @Test func oddNamesAreReadAndToldApart() {
    let folder = Folder()
    let names: [[UInt8]] = [
      Array(" lead and trail .txt".utf8), Array("new\nline.txt".utf8), Array("-dash.txt".utf8),
      Array("raw".utf8) + [0xFF, 0xFE, 0x80] + Array(".txt".utf8),
      Array("raw\\xFF\\xFE\\x80.txt".utf8),
      Array("raw".utf8) + [0xFF] + Array("\\x80.txt".utf8), Array("back\\slash.txt".utf8),
      Array("e\u{301}.txt".utf8), Array("\u{E9}.txt".utf8), Array("\u{1B}[31m.txt".utf8),
      Array("😀.txt".utf8), Array(repeating: 0x6E, count: 251) + Array(".txt".utf8),
    ]
    for name in names { folder.write(bytes: name) }
    let files = InputReader().discover([folder.path])
    #expect(files.count == names.count)
    #expect(Set(files.map { Array($0.path.utf8) }).count == names.count)
    #expect(files.allSatisfy { InputReader().read($0).document != nil })
    let paths = files.map { String($0.path.dropFirst(folder.path.count + 1)) }
    #expect(paths.contains("raw\\xFF\\xFE\\x80.txt"))
    #expect(paths.contains("raw\\\\xFF\\\\xFE\\\\x80.txt"))
    #expect(paths.contains("back\\slash.txt"))
    let raw = Array((folder.path + "/raw").utf8) + [0xFF, 0xFE, 0x80] + Array(".txt".utf8)
    #expect(InputReader().discover([raw]).map { status(InputReader().read($0)) } == ["checked"])
  }

  @Test func linksAndLoops() {
    let folder = Folder()
    folder.write("a/real.txt")
    folder.write("target/t.txt")
    folder.link("a/up", to: "..")
    folder.link("self", to: ".")
    folder.link("0first", to: "target")
    folder.link("dangling.txt", to: "nowhere.txt")
    folder.link("x.txt", to: "y.txt")
    folder.link("y.txt", to: "x.txt")
    folder.link("0link.txt", to: "a/real.txt")
    #expect(
      statuses(folder) == [
        "a/real.txt": "checked", "target/t.txt": "checked", "dangling.txt": "failed",
        "x.txt": "failed", "y.txt": "failed", "0link.txt": "skipped",
      ])
    for file in InputReader().discover([folder.path + "/x.txt", folder.path + "/dangling.txt"]) {
      #expect(reason(InputReader().read(file)).contains("符号链接"))
    }
  }

  @Test func pipesSocketsAndDevicesAreNeverOpened() {
    let folder = Folder()
    folder.write("good.txt")
    #expect(unsafe mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
    folder.link("null.txt", to: "/dev/zero")
    #expect(
      statuses(folder) == ["good.txt": "checked", "pipe.txt": "skipped", "null.txt": "skipped"])
    let unseen = InputReader.File(pathBytes: Array((folder.path + "/pipe.txt").utf8))
    #expect(status(InputReader().read(unseen)) == "skipped")
  }

  @Test func whatCannotBeReadNamesTheReason() {
    let folder = Folder()
    folder.write("gone.txt")
    let reader = InputReader()
    let files = reader.discover([folder.path, folder.path + "/never.txt"])
    folder.remove("gone.txt")
    let inputs = files.map(reader.read)
    #expect(inputs.map(status) == ["failed", "failed"])
    #expect(inputs.map(reason) == ["没有这个文件", "没有这个文件"])
    let tooLong = folder.path + "/" + String(repeating: "长", count: 100)
    #expect(reader.discover([tooLong]).map { reason(reader.read($0)) } == ["文件名或路径过长"])
    #expect(reader.discover([""]).map { status(reader.read($0)) } == ["failed"])
    #expect(reader.discover([[0x61, 0x00, 0x62]]).map { status(reader.read($0)) } == ["failed"])
    if geteuid() != 0 {
      folder.write("closed.txt")
      #expect(unsafe chmod(folder.path + "/closed.txt", 0) == 0)
      let closed = reader.discover([folder.path + "/closed.txt"]).map(reader.read)
      #expect(closed.map(reason) == ["没有读取权限"])
    }
  }

  @Test func sizeIsLimitedAndTheLimitNamed() {
    let folder = Folder()
    folder.write("a.txt")
    var options = InputReader.Options()
    options.maximumBytes = 10
    let reader = InputReader(options: options)
    let input = reader.discover([folder.path]).map(reader.read)[0]
    #expect(status(input) == "failed")
    #expect(reason(input).contains("\(Self.good.count) 字节") && reason(input).contains("10 字节"))
    #expect(status(reader.read(bytes: Self.good, path: "-")) == "failed")
  }

  @Test func exclusionAndSystemFolders() {
    let folder = Folder()
    for name in ["a.txt", "草稿/b.txt", ".git/config", "Thumbs.db", "c.tmp"] { folder.write(name) }
    var options = InputReader.Options()
    options.excluded = { $0.hasSuffix(".tmp") || $0.hasSuffix("草稿") }
    let reader = InputReader(options: options)
    #expect(
      statuses(folder, reader) == [
        "a.txt": "checked", "草稿": "skipped", ".git": "skipped", "Thumbs.db": "skipped",
        "c.tmp": "skipped",
      ])
    let input = reader.discover([folder.path + "/c.tmp"]).map(reader.read)[0]
    #expect(reason(input) == "配置排除")
  }

  @Test func oddContents() {
    let reader = InputReader()
    func read(_ bytes: [UInt8], _ name: String = "x.txt") -> Input {
      reader.read(bytes: bytes, path: name)
    }
    #expect(status(read([])) == "skipped" && reason(read([])) == "文件为空")
    #expect(status(read([0xEF, 0xBB, 0xBF])) == "skipped")
    #expect(read(Array("\n\r\n\n".utf8)).document?.text.utf8.count == 4)
    #expect(read(Array("　 \t".utf8)).document != nil)
    #expect(read([0x61]).document?.text.utf8 == [0x61])
    #expect(read([0xE4, 0xB8]).document?.notes.count == 2)
    #expect(status(read(noise(5000, seed: 7))) == "failed")
    #expect(status(read(noise(4000, seed: 7), "-")) == "failed")
    #expect(read([0xEF, 0xBB, 0xBF] + Self.good).document?.text.utf8 == Self.good)
    #expect(read(Self.good).document?.sha256 == SHA256.hex(of: Self.good))
    #expect(read(Self.good).document?.notes.isEmpty == true)
  }

  @Test func foldersTwoHundredDeep() {
    let folder = Folder()
    folder.write(String(repeating: "d/", count: 200) + "a.txt")
    #expect(statuses(folder).values.map { $0 } == ["checked"])
  }

  @Test func filesThatTheKernelMakesUpHaveNoSize() throws {
    let bytes = try POSIXFile.read(Array("/proc/self/status".utf8), limit: 100_000)
    #expect(!bytes.isEmpty)
  }
}

/// A folder of its own for one test, removed with it.
final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/doclint-ingest-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkdtemp($0.baseAddress!) != nil
    }
    precondition(made, "no temporary folder")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.removeAll(Array(path.utf8)) }

  private static func removeAll(_ path: [UInt8]) {
    guard let status = try? POSIXFile.status(of: path, followingLinks: false) else { return }
    let name = path.map { CChar(bitPattern: $0) } + [0]
    guard status.kind == .folder else {
      _ = unsafe unlink(name)
      return
    }
    for entry in (try? POSIXFile.names(inFolder: path)) ?? [] { removeAll(path + [0x2F] + entry) }
    _ = unsafe rmdir(name)
  }

  func write(_ name: String, _ bytes: [UInt8] = InputReaderTests.good) {
    write(bytes: Array(name.utf8), bytes)
  }

  func write(bytes name: [UInt8], _ content: [UInt8] = InputReaderTests.good) {
    let parts = name.split(separator: 0x2F)
    var at = Array(path.utf8)
    for part in parts.dropLast() {
      at += [0x2F] + part
      let folder = at.map { CChar(bitPattern: $0) } + [0]
      _ = unsafe mkdir(folder, 0o700)
    }
    let full = (Array(path.utf8) + [0x2F] + name).map { CChar(bitPattern: $0) } + [0]
    let file = unsafe open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0, "no file")
    let written = unsafe Glibc.write(file, content, content.count)
    precondition(written == content.count)
    close(file)
  }

  func link(_ name: String, to target: String) {
    let result = unsafe symlink(target, path + "/" + name)
    precondition(result == 0)
  }

  func remove(_ name: String) { _ = unsafe unlink(path + "/" + name) }
}
