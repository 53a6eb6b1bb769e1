import Formats
import IdentityCore
import Values

/// Random bytes that name one thing of the caller's, such as a code that was sent: only who got them can present them.
struct SmsHandle: Hashable {
    /// 16 bytes.
    static let length = 16

    let bytes: [UInt8]

    /// - Parameter bytes: 16 unpredictable bytes.
    init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.length, "a handle of another length")
        self.bytes = bytes
    }

    /// The handle of a text that ``text`` made; nil for any other text.
    init?(text: String) {
        guard text.utf8.count == Base64.encodedCount(Self.length, padded: false),
            let bytes = Base64.decode(text, .unpaddedURLSafe), bytes.count == Self.length
        else { return nil }
        self.bytes = bytes
    }

    /// The bytes in base64url without padding, 22 characters.
    var text: String { Base64.encode(bytes, .urlSafe, padded: false) }
}

/// A code as a caller presents it, with the handle that its requester got.
struct PresentedCode {
    let digits: String
    let handle: SmsHandle

    /// - Throws: ``FieldProblem`` for `code` or `handle`.
    init(_ digits: String, handle: String) throws(FieldProblem) {
        guard SmsPolicy.hasForm(digits) else { throw FieldProblem(field: "code", reason: "must be 6 digits") }
        guard let handle = SmsHandle(text: handle) else {
            throw FieldProblem(field: "handle", reason: "must be the handle of the answer with which the code was sent")
        }
        self.digits = digits
        self.handle = handle
    }
}
