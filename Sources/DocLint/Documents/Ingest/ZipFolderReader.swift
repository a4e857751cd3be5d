/// Reads the files of a zip archive as a batch.
struct ZipFolderReader: Sendable {
  let reader: InputReader

  func read(_ bytes: [UInt8], path: String) -> [Input] {
    func failed(_ reason: Message) -> [Input] { [Input(path: path, outcome: .failed(reason))] }
    do throws(IngestFailure) {
      var archive = try ZipArchive(bytes)
      var inputs: [Input] = []
      var names: Set<String> = []
      for entry in archive.entries where !entry.isFolder {
        // A name is only shown; nothing is ever written by it.
        let parts = entry.name.split(separator: "/").filter { $0 != ".." && $0 != "." }
        var name = path + "/" + parts.joined(separator: "/")
        var number = 2
        while !names.insert(name).inserted {
          name = path + "/" + parts.joined(separator: "/") + " (\(number))"
          number += 1
        }
        if parts.dropLast().contains(where: { FileKind.systemFolder(name: String($0)) != nil }) {
          continue
        }
        if let reason = FileKind.systemFile(name: name) {
          inputs.append(Input(path: name, outcome: .skipped(reason)))
          continue
        }
        if reader.options.excluded(name) {
          inputs.append(
            Input(
              path: name,
              outcome: .skipped(Message(zh: "配置排除", en: "excluded by the configuration"))))
          continue
        }
        do throws(IngestFailure) {
          let content = try archive.read(entry)
          if !content.isEmpty,
            FileKind.sniff(name: name, bytes: content) == .document(.archive)
          {
            inputs.append(
              Input(
                path: name,
                outcome: .failed(
                  Message(
                    zh: "压缩包里的压缩包没有打开；请解压后再检查",
                    en: "an archive within an archive was not opened; unpack it first"))))
            continue
          }
          inputs.append(reader.read(bytes: content, path: name))
        } catch {
          inputs.append(Input(path: name, outcome: .failed(error.reason)))
        }
      }
      if inputs.isEmpty {
        return [
          Input(path: path, outcome: .skipped(Message(zh: "压缩包是空的", en: "an empty archive")))
        ]
      }
      return inputs
    } catch {
      return failed(error.reason)
    }
  }
}
