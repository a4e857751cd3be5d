// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever uses the library builds nothing of this.
let package = Package(
  name: "DocLintBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "DocLint", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "Texts", swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "maketexts", dependencies: ["Texts"], swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "checktexts", dependencies: [.product(name: "DocLint", package: "DocLint")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "Engines",
      dependencies: [
        "Texts", .product(name: "DocLint", package: "DocLint"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Engines",
      swiftSettings: [.swiftLanguageMode(.v6)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
