/// Gathers the refused rows of an import and writes them in the order of their lines.
///
/// Rows are refused out of order, since calls run at the same time. A row is written once all rows before it have their
/// outcome. Until then it is held, which ``isFull`` bounds: the reader waits then.
struct RejectionLog {
    private struct Held {
        let rejection: Rejection
        let fields: [String]
    }

    private var held: [Held] = []
    private var first = FirstOf<Rejection>(ImportSummary.maxListed)
    private(set) var count = 0
    private let file: RejectsFile?

    /// Rows that may wait before no more are read.
    private static let maxHeld = 20_000

    /// A log that writes to a file, or only counts.
    init(_ file: RejectsFile?) { self.file = file }

    /// Whether the fields of rows are needed.
    var keepsFields: Bool { file != nil }

    /// Whether too many rows wait.
    var isFull: Bool { held.count >= Self.maxHeld }

    /// The first rejections by line.
    var listed: [Rejection] { first.elements }

    /// Takes a row; `fields` are needed only when ``keepsFields``.
    mutating func add(_ rejection: Rejection, fields: [String]) {
        count += 1
        first.add(rejection)
        if keepsFields { held.append(Held(rejection: rejection, fields: fields)) }
    }

    /// Writes the rows before a line, all of whose predecessors have their outcome.
    mutating func write(before line: Int) throws(ImportFileError) {
        guard let file, held.contains(where: { $0.rejection.line < line }) else { return }
        held.sort { $0.rejection.line < $1.rejection.line }
        let ready = held.prefix { $0.rejection.line < line }
        for row in ready { try file.write(row.fields, row.rejection) }
        held.removeFirst(ready.count)
        // Who kills the program finds what was refused so far.
        try file.handOn()
    }

    /// Writes all that wait and puts them on the disk.
    mutating func finish() throws(ImportFileError) {
        try write(before: .max)
        try file?.flush()
    }
}
