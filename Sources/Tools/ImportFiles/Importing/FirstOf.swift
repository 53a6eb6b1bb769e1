/// The smallest elements of many, in bounded memory.
struct FirstOf<Element: Comparable & Sendable>: Sendable {
    private let limit: Int
    private var kept: [Element] = []

    init(_ limit: Int) { self.limit = limit }

    /// The smallest elements in their order.
    var elements: [Element] { Array(kept.sorted().prefix(limit)) }

    mutating func add(_ element: Element) {
        kept.append(element)
        if kept.count >= limit * 4 { kept = elements }
    }
}
