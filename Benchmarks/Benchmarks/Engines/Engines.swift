import Benchmark

// Each benchmark works on material made beforehand, and first checks that what it measures gives the
// right answer: a fast wrong answer stops the run.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuUser, .throughput, .peakMemoryResident],
    scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 100)
  readerBenchmarks()
  tokenBenchmarks()
  sketchBenchmarks()
  reuseBenchmarks()
  ruleBenchmarks()
  commandBenchmarks()
}
