import Benchmark
import DocLint

func sketchBenchmarks() {
  func units() -> [[UInt32]] { documents.map { ComparisonText($0.text).units } }

  Benchmark("Shingles and signatures of 400 documents") { (_, units: [[UInt32]]) in
    let shingler = Shingler(length: 5)
    let hasher = MinHasher(count: 128)
    for document in units { blackHole(hasher.signature(of: shingler.hashes(of: document))) }
  } setup: {
    let units = units()
    let shingler = Shingler(length: 5)
    let hasher = MinHasher(count: 128)
    let a = shingler.set(of: units[0])
    let b = shingler.set(of: units[1])
    let exact = Resemblance(a, b).jaccard
    if let x = hasher.signature(of: a), let y = hasher.signature(of: b) {
      check(abs(x.resemblance(to: y) - exact) < 0.2, "the estimate is near the resemblance")
    }
    return units
  }

  Benchmark("Exact resemblance of 399 pairs (the naive way)") { (_, units: [[UInt32]]) in
    let shingler = Shingler(length: 5)
    for i in 1..<units.count {
      blackHole(Resemblance(shingler.set(of: units[i - 1]), shingler.set(of: units[i])))
    }
  } setup: {
    let units = units()
    let set = Shingler(length: 5).set(of: units[0])
    check(Resemblance(set, set).jaccard == 1, "itself")
    return units
  }

  Benchmark("Fingerprints of 400 documents") { (_, units: [[UInt32]]) in
    let winnower = Winnower()
    for document in units { blackHole(winnower.fingerprints(of: document)) }
  } setup: {
    let units = units()
    let winnower = Winnower()
    let all = Set(winnower.fingerprints(of: units[0]))
    let passage = Array(units[0][100..<(100 + winnower.guarantee)])
    check(
      !all.isDisjoint(with: winnower.fingerprints(of: passage)), "an equal run shares a fingerprint"
    )
    return units
  }
}
