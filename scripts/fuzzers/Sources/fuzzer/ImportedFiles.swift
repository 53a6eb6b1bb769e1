@testable import ImportFiles

/// A file of tests in any encoding: what is read does not depend on the pieces in which it comes, and refused rows can be
/// written and read again.
func fuzzFile(_ bytes: UnsafeRawBufferPointer) {
    guard let whole = read(Array(bytes), piece: 1 << 16) else {
        require(read(Array(bytes), piece: 3) == nil, "a file is read in pieces and not as a whole")
        return
    }
    require(read(Array(bytes), piece: 3) == whole, "a file reads otherwise in pieces")
    var lines = 0
    for row in whole.rows {
        require(row.line > lines, "lines do not ascend")
        lines = row.line
    }
    // A quoted field on several lines may be taken for rows when the columns before it become fewer.
    if whole.rows.contains(where: { $0.fields.contains { $0.contains(where: \.isNewline) } }) { return }
    let again = read(whole.rejects, piece: 1 << 16)
    require(again != nil, "a file of refused rows cannot be read")
    require(again?.rows.count == whole.rows.count, "a file of refused rows has other rows")
}

private struct ReadFile: Equatable {
    struct Row: Equatable {
        let line: Int
        let fields: [String]
        let reason: String?
    }

    var rows: [Row] = []
    /// All rows as a file of refused ones.
    var rejects: [UInt8] = []
}

/// The rows of a file that are not blank; nil when it cannot be read.
private func read(_ bytes: [UInt8], piece: Int) -> ReadFile? {
    guard let table = try? TableFile(ByteSource(bytes, piece: piece), of: .tests, ReadingOptions()) else { return nil }
    var file = ReadFile()
    var written: [UInt8] = []
    guard let rejects = try? RejectsFile(of: table, sink: { written += $0 }) else { return nil }
    var reader = RowReader<TestsFormat>(table)
    while let row = try? reader.next() {
        var reason: String?
        if case .rejected(let rejection) = row { reason = rejection.description }
        let fields = reader.fields
        // A blank row is none when it is read again.
        if fields.contains(where: { !$0.trimmed.isEmpty }) {
            file.rows.append(.init(line: reader.line, fields: fields, reason: reason))
            try? rejects.write(fields, Rejection(line: reader.line, field: "", reason: reason ?? "none"))
        }
    }
    try? rejects.flush()
    file.rejects = written
    return file
}
