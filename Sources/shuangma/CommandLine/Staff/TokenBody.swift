import Formats
import Foundation

/// What a token says of its bearer. Only the server can verify it, so nothing is verified here.
enum TokenBody {
    /// Some claims of a token; nil when it is none.
    static func claims<Claims: Decodable>(_ type: Claims.Type, of token: some StringProtocol) -> Claims? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let body = Base64.decode(parts[1], .unpaddedURLSafe) else { return nil }
        return try? JSONDecoder().decode(type, from: Data(body))
    }
}
