import Foundation
import Testing

@testable import DocLint

/// Ten thousand random operations leave the archive as they leave a plain list.
@Suite struct ArchiveModelTests {
  private struct Entry {
    var document: Document
    var unit: String
    var status: ArchivedDocument.Status
  }

  /// A few phrases, so that keys have crowds and texts have copies.
  private static func text(_ seed: Int) -> String {
    var generator = SeededGenerator(seed: UInt64(seed))
    var text = ""
    for _ in 0..<2 {
      for slot in OfficialTexts.health.slots {
        text += slot[Int.random(in: 0..<5, using: &generator)]
      }
      text += "。"
    }
    return text + (seed % 9 == 0 ? "" : "\(OfficialTexts.place(seed))记。")
  }

  @Test func tenThousandOperations() throws {
    let folder = try ArchiveFolder()
    var archive = try folder.archive()
    var model: [Int: Entry] = [:]
    var numbers: [Int] = []
    var highest = 0
    var generator = SeededGenerator(seed: 42)
    func random(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }
    func compare() throws {
      var listed: [Int: ArchivedDocument] = [:]
      try archive.list { listed[$0.number] = $0 }
      #expect(Set(listed.keys) == Set(model.keys))
      for (number, entry) in model {
        let found = listed[number]
        #expect(found?.path == entry.document.path && found?.sha256 == entry.document.sha256)
        #expect(found?.unit == entry.unit && found?.status == entry.status)
      }
      let batch = (0..<3).map { Document.of("新\($0).txt", Self.text(random(500))) }
      let expected = ReuseAnalyzer().analyze(
        batch: batch, archive: model.values.map(\.document))
      #expect(try archive.compare(batch).reuse.pairsDescribed == expected.pairsDescribed)
    }
    for operation in 1...10_000 {
      let choice = random(100)
      // Grows to some three hundred, then shrinks, and again.
      let isGrowing = operation / 700 % 2 == 0
      if choice < (isGrowing ? 55 : 30) {
        let seed = random(500)
        let entry = Entry(
          document: .of("旧\(random(400)).txt", Self.text(seed)), unit: "第\(random(8))单位",
          status: ArchivedDocument.Status.allCases[random(4)])
        let outcome = try archive.add([
          .init(entry.document, unit: entry.unit, status: entry.status)
        ])[0]
        let same = numbers.first {
          model[$0]?.document.sha256 == entry.document.sha256 && model[$0]?.unit == entry.unit
        }
        if let same {
          #expect(
            outcome == (model[same]?.status == entry.status ? .present(same) : .updated(same)))
          model[same]?.status = entry.status
        } else {
          #expect(outcome.number > highest)
          highest = outcome.number
          numbers.append(outcome.number)
          model[outcome.number] = entry
        }
      } else if choice < 75 {
        guard !numbers.isEmpty else { continue }
        let number = numbers.remove(at: random(numbers.count))
        try archive.remove([number])
        model[number] = nil
      } else if choice < 97 {
        guard !numbers.isEmpty else { continue }
        let number = numbers[random(numbers.count)]
        let status = ArchivedDocument.Status.allCases[random(4)]
        try archive.setStatus(status, of: number)
        model[number]?.status = status
      } else if choice == 97 {
        archive.close()
        archive = try folder.archive()
      } else if operation % 10 == 0 {
        try compare()
      }
      if operation % 2000 == 0 {
        #expect(try archive.check().isEmpty)
        try compare()
      }
    }
    try compare()
  }
}

extension ReuseReport {
  /// Pairs, in an order that does not hang on what names the documents have.
  var pairsDescribed: [String] {
    pairs.map { pair in
      "\(pair.verdict) \(pair.ratios) \(pair.weightedResemblance) \(pair.passages) "
        + "\(documents[pair.document].path) "
        + documents[pair.source].sha256
    }.sorted()
  }
}
