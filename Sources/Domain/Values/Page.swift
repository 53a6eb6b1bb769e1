import Formats

/// What a paged list is asked for: how many entries at most, and where to go on.
public struct Page: Equatable, Sendable {
    /// Most entries of the answer, 1 to ``maximumSize``.
    public let size: Int
    /// Where the answer begins; nil for the beginning of the list.
    public let token: PageToken?

    /// Size of a page that is asked for without one.
    public static let defaultSize = 100
    /// Largest size that may be asked for.
    public static let maximumSize = 1000

    /// Checks a request's `page_size` and `page_token`.
    ///
    /// - Parameters:
    ///   - size: 1 to ``maximumSize``, or 0 for ``defaultSize``.
    ///   - token: Text of the token of the page before, or empty for the beginning.
    /// - Throws: ``FieldProblem`` for `page_size` or `page_token`.
    public init(size: Int, token: String) throws(FieldProblem) {
        guard (0...Self.maximumSize).contains(size) else {
            throw FieldProblem(field: "page_size", reason: "must be 0 to \(Self.maximumSize)")
        }
        self.size = size == 0 ? Self.defaultSize : size
        self.token = token.isEmpty ? nil : try PageToken(text: token)
    }
}

/// The place in a list where the next page begins.
///
/// Its content is the list's own affair.
public struct PageToken: Hashable, Sendable {
    /// The place as the list encodes it.
    public let bytes: [UInt8]

    /// Longest text of a token, in characters.
    public static let maximumLength = 1024

    /// A token of 1 to 768 bytes.
    public init(bytes: [UInt8]) {
        precondition((1...768).contains(bytes.count), "a page token of no length or too long a one")
        self.bytes = bytes
    }

    /// The token of a text that ``text`` made.
    ///
    /// - Throws: ``FieldProblem`` for `page_token` when no list made the text.
    public init(text: String) throws(FieldProblem) {
        guard text.utf8.count <= Self.maximumLength, let bytes = Base64.decode(text, .unpaddedURLSafe), !bytes.isEmpty
        else { throw FieldProblem(field: "page_token", reason: "must be the token of the page before") }
        self.bytes = bytes
    }

    /// The token as a request and a URL carry it: base64url without padding.
    public var text: String { Base64.encode(bytes, .urlSafe, padded: false) }
}
