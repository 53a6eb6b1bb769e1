import Foundation

/// Figures by name, as the script of a benchmark reads them.
extension [String: Double] {
    /// Adds figures of other names.
    public mutating func add(_ rows: [String: Double]) {
        merge(rows) { _, _ in preconditionFailure("a figure has two values") }
    }

    /// The figures as JSON, by name.
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
