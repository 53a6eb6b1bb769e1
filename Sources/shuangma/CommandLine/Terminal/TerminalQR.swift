import Foundation

/// A QR code in letters, drawn by the program `qrencode` of libqrencode.
enum TerminalQR {
    /// Lines that show a text as QR code of level M.
    ///
    /// The text goes to the program by its standard input: no list of processes shows it.
    ///
    /// - Throws: `Failure.wrongUse` where the program is not installed.
    static func drawing(of text: String) throws -> String {
        let (program, input, output) = (Process(), Pipe(), Pipe())
        program.executableURL = URL(filePath: "/usr/bin/env")
        // On a terminal with colours, black on white whatever its own are.
        let type = Terminal.hasColour ? "ANSIUTF8" : "UTF8"
        program.arguments = ["qrencode", "-l", "M", "-m", "2", "-t", type, "-o", "-"]
        program.standardInput = input
        program.standardOutput = output
        program.standardError = FileHandle.nullDevice
        do {
            // Before the program runs, which might end without reading: the text fits into the pipe.
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try program.run()
            try input.fileHandleForWriting.close()
        } catch { throw missing }
        let drawn = output.fileHandleForReading.readDataToEndOfFile()
        program.waitUntilExit()
        guard program.terminationStatus == 0, !drawn.isEmpty else { throw missing }
        return String(decoding: drawn, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private static let missing = Failure.wrongUse(
        "--qr draws with the program qrencode, which is not here; run: apt-get install qrencode")
}
