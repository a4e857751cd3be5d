import Testing

@testable import DocLint

/// Places kept as bits say what a list of them says.
@Suite struct BytePlacesTests {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 1_000, 5_000])
  func bitsSayWhatAListSays(length: Int) throws {
    var generator = SeededGenerator(seed: UInt64(length))
    for share in [1, 3, 64, 700] as [UInt64] {
      let list = (0...UInt32(length)).filter { _ in generator.next() % share == 0 }
      let places = try #require(BytePlaces(list, length: length))
      #expect(places.count == list.count)
      #expect(list.indices.map { places[$0] } == list)
      for byte in 0...UInt32(length + 70) {
        #expect(places.contains(byte) == list.contains(byte))
        #expect(places.count(before: byte) == list.count { $0 < byte })
      }
    }
  }

  @Test func whatStandsTwiceOrOutOfOrderIsRefused() {
    #expect(BytePlaces([3, 3], length: 9) == nil)
    #expect(BytePlaces([3, 2], length: 9) == nil)
    #expect(BytePlaces([], length: 0)?.count == 0)
  }
}
