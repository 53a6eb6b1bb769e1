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

    /// Asks for a secret on standard error and reads a line of standard input, which a terminal does not show.
    static func askSecret(_ question: String) throws -> String {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return try answer(question) }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            note("")
        }
        return try answer(question)
    }

    /// Asks a question on standard error and reads a line of standard input.
    ///
    /// Throws `Failure.wrongUse` at its end.
    static func answer(_ question: String) throws -> String {
        guard let answer = ask(question) else { throw Failure.wrongUse("nothing was typed") }
        return answer
    }

    /// Asks a question on standard error and reads a line of standard input; nil at its end.
    static func ask(_ question: String) -> String? {
        try? FileHandle.standardError.write(contentsOf: Data((question + " ").utf8))
        return readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces)
    }
}
