// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The program's release build holds Swift's libraries, so that it starts in half the time. Where the
// toolchain has no static ones, set DOCLINT_DYNAMIC_STDLIB. The library target has none of this.
let programLinking: [LinkerSetting] =
  Context.environment["DOCLINT_DYNAMIC_STDLIB"] != nil
  ? []
  : [
    .unsafeFlags(
      [
        "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
        "-l_FoundationCollections", "-Xclang-linker", "-no-pie",
      ], .when(platforms: [.linux], configuration: .release))
  ]

let package = Package(
  name: "DocLint",
  products: [
    .library(name: "DocLint", targets: ["DocLint"]),
    .executable(name: "doclint", targets: ["doclint"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CICU", path: "Sources/CICU", pkgConfig: "icu-uc icu-i18n",
      providers: [.apt(["libicu-dev"])]),
    .systemLibrary(
      name: "CZip", path: "Sources/CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CExpat", path: "Sources/CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CBytes", path: "Sources/CBytes"),
    .target(
      name: "DocLint",
      dependencies: [
        "CBytes", "CICU", "CZip", "CExpat", .product(name: "Yams", package: "Yams"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Sources/DocLint",
      swiftSettings: strict),
    .executableTarget(
      name: "doclint",
      dependencies: [
        "DocLint", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/doclint",
      swiftSettings: strict,
      linkerSettings: programLinking),
    .testTarget(
      name: "DocLintTests",
      dependencies: ["CICU", "DocLint", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/DocLintTests", exclude: ["Reporting/Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "doclintTests", dependencies: ["DocLint", "doclint"], path: "Tests/doclintTests",
      swiftSettings: strict),
  ]
)
