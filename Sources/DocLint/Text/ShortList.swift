/// A list that mostly has one element, which then stands in place: an array of its own for each of
/// thousands of paragraphs would cost more than what is read in them.
enum ShortList<Element: Sendable>: RandomAccessCollection, Sendable {
  case one(Element)
  case many([Element])

  init(_ elements: [Element]) { self = elements.count == 1 ? .one(elements[0]) : .many(elements) }

  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .one: 1
    case .many(let elements): elements.count
    }
  }

  subscript(index: Int) -> Element {
    switch self {
    case .one(let element):
      precondition(index == 0, "the list has one element")
      return element
    case .many(let elements): return elements[index]
    }
  }

  mutating func append(_ element: Element) {
    switch self {
    case .one(let first):
      var elements: [Element] = []
      elements.reserveCapacity(4)
      elements.append(first)
      elements.append(element)
      self = .many(elements)
    case .many(let elements) where elements.isEmpty: self = .one(element)
    case .many(var elements):
      self = .many([])
      elements.append(element)
      self = .many(elements)
    }
  }

  mutating func append(contentsOf others: ShortList) { for other in others { append(other) } }

  func mapped<Other>(_ transform: (Element) -> Other) -> ShortList<Other> {
    switch self {
    case .one(let element): .one(transform(element))
    case .many(let elements): .many(elements.map(transform))
    }
  }
}
