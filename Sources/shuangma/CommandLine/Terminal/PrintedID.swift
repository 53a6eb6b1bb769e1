import Formats
import Foundation

/// An id of 16 bytes as commands print it: 32 hexadecimal digits, and base64 in JSON.
enum PrintedID {
    /// The bytes of an id in either form.
    ///
    /// - Parameter command: What shows such ids, for the message.
    /// - Throws: ``Failure`` for a text that is no id.
    static func bytes(_ text: String, shownBy command: String) throws -> [UInt8] {
        if text.utf8.count == 24, let bytes = Data(base64Encoded: text), bytes.count == 16 { return Array(bytes) }
        guard text.utf8.count == 32, let number: UInt128 = Hexadecimal.number(text.utf8) else {
            throw Failure.wrongUse("'\(text)' is no id as `shuangma \(command)` shows them: 32 hexadecimal digits")
        }
        return withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
