import Foundation

/// How the program ends.
enum ExitStatus: Int32 {
    /// Something was refused: rows of an import, or the question as a whole.
    case refused = 1
    /// Wrong use, or input that cannot be read.
    case wrongUse = 2
    /// The server could not be reached, or failed.
    case unavailable = 3
    /// A load was not carried at the rate asked for.
    case behind = 4

    func end() -> Never { exit(rawValue) }
}

/// Why a command gives up, in words for whoever typed it.
struct Failure: Error {
    let status: ExitStatus
    let message: String

    static func wrongUse(_ message: String) -> Failure { Failure(status: .wrongUse, message: message) }
    static func refused(_ message: String) -> Failure { Failure(status: .refused, message: message) }
    static func unavailable(_ message: String) -> Failure { Failure(status: .unavailable, message: message) }
}
