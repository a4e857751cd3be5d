internal import Foundation
internal import Yams

extension UnitRegistry {
  /// Reads a registry:
  ///
  ///     minima: {A: 4, B: 2, C: 1}
  ///     basis: accepted        # submitted, accepted (default), adopted
  ///     joint: share           # share (default), first
  ///     requires: [no-errors]  # type, length, signature, no-errors; default none
  ///     units:
  ///       - {name: 柳桥县医院, aliases: [县医院], class: A, from: 2019-01, to: 2021-06}
  ///
  /// - Parameters:
  ///   - yaml: the whole file.
  ///   - file: the name of the file, for errors.
  public init(yaml: String, file: String? = nil) throws(ConfigurationError) {
    self = try ConfigurationReader(yaml: yaml, file: file).readRegistry()
  }

  public init(contentsOf file: String) throws(ConfigurationError) {
    guard let data = FileManager.default.contents(atPath: file), data.count <= 16 << 20,
      let text = String(validating: data, as: UTF8.self)
    else {
      throw ConfigurationError(
        file: file,
        problem: Message(
          zh: "无法读取名册，或其不是 UTF-8 文本", en: "the registry cannot be read or is not UTF-8 text"))
    }
    let yaml = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    try self.init(yaml: yaml, file: file)
  }
}

extension ConfigurationReader {
  private static let registryKeys = ["minima", "basis", "joint", "requires", "units"]
  private static let unitKeys = ["name", "aliases", "signs-as", "class", "from", "to"]

  func readRegistry() throws(ConfigurationError) -> UnitRegistry {
    var result = UnitRegistry(units: [], minima: [:])
    let root: Node?
    do {
      root = try compose(yaml: yaml)
    } catch {
      throw self.error(for: error)
    }
    guard let root, !isNull(root) else { throw missing("units", nil) }
    var list: Node?
    for (key, node, _) in try entries(root, "", Self.registryKeys) {
      switch key {
      case "minima":
        for (name, node, _) in try entries(node, key, nil) {
          result.minima[name] = try integer(node, "\(key).\(name)", least: 0)
        }
      case "basis": result.basis = try choice(node, key)
      case "joint": result.joint = try choice(node, key)
      case "requires":
        guard let items = node.sequence else { throw wrongType(node, key, "列表", "a list") }
        for item in items { result.requirements.insert(try choice(item, key)) }
      default: list = node
      }
    }
    guard let list else { throw missing("units", nil) }
    guard let items = list.sequence else { throw wrongType(list, "units", "列表", "a list") }
    for item in items {
      let unit = try unit(item)
      guard result.minima[unit.unitClass] != nil else {
        throw mistake(
          item, "units.class",
          Message(
            zh: "“\(unit.name)”的类别“\(unit.unitClass)”在 minima 中没有应报件数",
            en: "the class “\(unit.unitClass)” of “\(unit.name)” has no number in minima"),
          nearest: Spelling.nearest(to: unit.unitClass, among: result.minima.keys.sorted()))
      }
      // One name, one unit, in every month.
      for other in result.units where overlap(unit, other) {
        let names = ([other.name] + other.aliases).map(UnitRegistry.folded)
        if let name = ([unit.name] + unit.aliases).first(where: {
          names.contains(UnitRegistry.folded($0))
        }) {
          throw mistake(
            item, "units",
            Message(
              zh: "“\(name)”在同一时期指两个单位（另见“\(other.name)”）",
              en: "“\(name)” names two units of one time (see “\(other.name)”)"))
        }
      }
      result.units.append(unit)
    }
    return result
  }

  private func unit(_ item: Node) throws(ConfigurationError) -> UnitRegistry.Unit {
    var unit = UnitRegistry.Unit(name: "", unitClass: "")
    for (key, node, _) in try entries(item, "units", Self.unitKeys) {
      let path = "units.\(key)"
      switch key {
      case "name": unit.name = try string(node, path)
      case "aliases": unit.aliases = try strings(node, path)
      case "signs-as": unit.signsAs = try strings(node, path)
      case "class": unit.unitClass = try string(node, path)
      default:
        let month = try string(node, path)
        guard QuotaRun.isMonth(month) else {
          throw wrongType(node, path, "月份，如 2021-03", "a month such as 2021-03")
        }
        if key == "from" { unit.from = month } else { unit.to = month }
      }
    }
    if unit.name.isEmpty { throw missing("name", item) }
    if unit.unitClass.isEmpty { throw missing("class", item) }
    return unit
  }

  private func overlap(_ a: UnitRegistry.Unit, _ b: UnitRegistry.Unit) -> Bool {
    func precedes(_ end: String?, _ start: String?) -> Bool {
      guard let end, let start else { return false }
      return end.precedes(start)
    }
    return !precedes(a.to, b.from) && !precedes(b.to, a.from)
  }

  private func missing(_ key: String, _ node: Node?) -> ConfigurationError {
    ConfigurationError(
      file: file, line: node?.mark?.line, key: key,
      problem: Message(zh: "缺少“\(key)”", en: "“\(key)” is missing"))
  }
}
