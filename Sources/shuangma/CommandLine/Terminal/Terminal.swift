import Foundation

/// What is written for people.
enum Terminal {
    /// Standard error is a terminal, so lines may be redrawn.
    static let redrawsErrors = isatty(STDERR_FILENO) == 1

    /// Standard output is a terminal that wants colour (https://no-color.org).
    static let hasColour =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// Writes a line at once. A closed pipe is no error of ours.
    static func write(_ line: String, to file: FileHandle = .standardOutput) {
        try? file.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Writes a line about the course of things to standard error.
    static func note(_ line: String) { write(line, to: .standardError) }

    /// Writes an error to standard error.
    static func error(_ message: String) { write("error: " + message, to: .standardError) }

    /// Asks a question on standard error and reads a line of standard input; nil at its end.
    static func ask(_ question: String) -> String? {
        try? FileHandle.standardError.write(contentsOf: Data((question + " ").utf8))
        return readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces)
    }
}
