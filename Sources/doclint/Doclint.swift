@main
struct Doclint {
  static func main() {}
}
