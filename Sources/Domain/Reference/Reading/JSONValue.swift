import Foundation

/// JSON as a tree.
enum JSONValue: Equatable, Sendable {
    case text(String)
    case integer(Int64)
    /// A number that is no integer of 64 bits.
    case fraction(Double)
    case boolean(Bool)
    case array([JSONValue])
    case object([String: JSONValue])
    case null
}

extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        // The commonest first: each wrong guess costs an error that is thrown.
        if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let array = try? single.decode([JSONValue].self) {
            self = .array(array)
        } else if let object = try? single.decode([String: JSONValue].self) {
            self = .object(object)
        } else if let boolean = try? single.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let integer = try? single.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? single.decode(Double.self) {
            self = .fraction(number)
        } else {
            self = .null
        }
    }
}
