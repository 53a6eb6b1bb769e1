import Crypto
import Formats
public import Foundation

/// The keys under which records are sealed, one a month, as the file `records.keys` has them.
///
/// A key stays in the file until it is destroyed: without it nobody opens what it sealed, in stores or in backups.
public struct RecordKeySet: Sendable {
    /// The key of a month.
    public struct Month: Sendable, Equatable {
        /// Name of the key, made of the key itself.
        public let id: RecordKeyID
        /// From when on it seals, seconds since 1970.
        public let from: Int64
        /// From when on the next one seals; nil for the newest one.
        public internal(set) var until: Int64?
        /// The key as it stands in the file, wrapped by ``RecordKeySet/wrapping``.
        let wrapped: [UInt8]
    }

    /// Name of what wraps the keys: ``KeyWrapping/name``.
    public let wrapping: String
    /// From the oldest to the newest.
    public private(set) var months: [Month]

    /// A set of one new key, which seals from a moment on.
    ///
    /// - Throws: What the wrapping throws.
    init(wrappedBy wrapping: any KeyWrapping, from: Int64) throws {
        self.wrapping = wrapping.name
        months = []
        try add(from: from, wrappedBy: wrapping)
    }

    /// The month of a key; nil when the set has none.
    public func month(_ id: RecordKeyID) -> Month? { months.first { $0.id == id } }

    /// Adds a new random key, and ends the newest one when it begins.
    mutating func add(from: Int64, wrappedBy wrapping: any KeyWrapping) throws {
        let key = SymmetricKey(size: .bits256)
        let id = RecordKeyID(of: key)
        guard month(id) == nil else {
            throw ClusterKeys.FileError(description: "two keys of records got one name; make another one")
        }
        let wrapped = try wrapping.wrap(key.withUnsafeBytes { Array($0) }, id: id)
        if !months.isEmpty { months[months.count - 1].until = from }
        months.append(Month(id: id, from: from, until: nil, wrapped: wrapped))
    }

    /// Takes a key away, with everything that it sealed.
    mutating func remove(_ id: RecordKeyID) { months.removeAll { $0.id == id } }
}

/// Name of a key of records: the first 4 bytes of a hash of it, as 8 hexadecimal digits. It tells nothing of the key.
public struct RecordKeyID: Hashable, Sendable, CustomStringConvertible {
    let number: UInt32

    init(number: UInt32) { self.number = number }

    /// - Parameter key: 32 bytes.
    init(of key: SymmetricKey) {
        let sum = HMAC<SHA256>.authenticationCode(for: Array("name of a key of records".utf8), using: key)
        number = sum.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// - Parameter text: 8 hexadecimal digits; nil is returned for everything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 8, text.allSatisfy(\.isHexDigit), let number = UInt32(text, radix: 16) else {
            return nil
        }
        self.number = number
    }

    /// 8 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }

    var bytes: [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}

// MARK: - Files

extension RecordKeySet: KeyFileContent {
    private struct Stored: Codable {
        struct Key: Codable {
            var id: String
            var from: Int64
            var until: Int64?
            /// The wrapped key in base64url.
            var key: String
        }

        var kind = Self.kind
        var version = 1
        var wrapping: String
        var keys: [Key]

        static let kind = "records"
    }

    static var isSecret: Bool { true }

    init(_ bytes: Data, file: String) throws {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: bytes), stored.kind == Stored.kind,
            stored.version == 1, !stored.keys.isEmpty
        else { throw ClusterKeys.FileError(description: "\(file) is no file of keys of records") }
        wrapping = stored.wrapping
        months = try stored.keys.map { key in
            guard let id = RecordKeyID(key.id), let wrapped = Base64.decode(key.key, .unpaddedURLSafe) else {
                throw ClusterKeys.FileError(description: "\(file) holds a key of records that cannot be read")
            }
            return Month(id: id, from: key.from, until: key.until, wrapped: wrapped)
        }
        guard Set(months.map(\.id)).count == months.count else {
            throw ClusterKeys.FileError(description: "\(file) holds one key of records twice")
        }
        months.sort { $0.from < $1.from }
    }

    /// Reads a file of keys of records, which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let keys = months.map { month in
            Stored.Key(
                id: month.id.description, from: month.from, until: month.until,
                key: Base64.encode(month.wrapped, .urlSafe, padded: false))
        }
        return Array(try encoder.encode(Stored(wrapping: wrapping, keys: keys))) + Array("\n".utf8)
    }
}
