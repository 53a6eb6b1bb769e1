import CommonContracts
import Foundation
import RPC
import Synchronization
import TripCardContracts

@testable import ImportFiles

/// A feed of stays that counts what comes, refuses rows by their phone, and takes a row again as unchanged.
final class FeedDouble: TripCardV1.OperatorFeedService {
    struct Seen {
        /// Lines of each call, in the order of the calls.
        var calls: [[UInt64]] = []
        var tokens: Set<String> = []
        var stored: [UInt64: TripCardV1.Stay] = [:]
        /// Lines of each phone in the order in which they came.
        var lines: [String: [UInt64]] = [:]
        var failures = 0
    }

    let seen = Mutex(Seen())
    /// What becomes of a call instead of an answer, by the number of calls that came before it; nil for an answer.
    let failure: @Sendable (Int) -> RPCError?
    /// Changes each report.
    let falsify: @Sendable (inout CommonV1.ImportReport) -> Void

    /// Rows of this phone are refused.
    static let refused = "13400000000"
    /// Rows of this phone are superseded.
    static let superseded = "13400000001"
    /// Rows of this phone are accepted with a note.
    static let noted = "13400000002"

    init(
        failure: @escaping @Sendable (Int) -> RPCError? = { _ in nil },
        falsify: @escaping @Sendable (inout CommonV1.ImportReport) -> Void = { _ in }
    ) {
        self.failure = failure
        self.falsify = falsify
    }

    func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var report = CommonV1.ImportReport()
        for try await batch in requests {
            let failure = seen.withLock { seen -> RPCError? in
                seen.tokens.insert(context.metadata["authorization"] ?? "")
                seen.calls.append(batch.rows.map(\.row))
                guard let failure = self.failure(seen.calls.count - 1) else {
                    for row in batch.rows { Self.take(row, &seen, &report) }
                    return nil
                }
                seen.failures += 1
                return failure
            }
            if let failure { throw failure }
        }
        falsify(&report)
        return report
    }

    private static func take(_ row: TripCardV1.StayRow, _ seen: inout Seen, _ report: inout CommonV1.ImportReport) {
        report.received += 1
        let stay = row.stay ?? TripCardV1.Stay()
        seen.lines[stay.phone, default: []].append(row.row)
        switch stay.phone {
        case refused:
            report.rejected += 1
            report.rejections.append(
                CommonV1.RejectedRow(
                    row: row.row, field: "stay.phone", reason: "is no number in use", shape: "99999999999",
                    remedy: "ask the operator"))
        case superseded:
            report.superseded += 1
            report.supersededRows.append(row.row)
        default:
            if stay.phone == noted {
                report.noted += 1
                report.notes.append(CommonV1.NotedRow(row: row.row, field: "phone", note: "is unusual"))
            }
            if seen.stored.updateValue(stay, forKey: row.row) == stay {
                report.unchanged += 1
            } else {
                report.accepted += 1
            }
        }
    }
}

/// A folder for a test's files, removed with its owner.
final class Scratch {
    let url = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ bytes: some Collection<UInt8>, _ name: String = "file.csv") throws -> URL {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }

    func file(_ text: String, _ name: String = "file.csv") throws -> URL { try file(text.utf8, name) }
}

/// The rows of a text and what is refused of it, without a server.
func readFile<Format: ImportFormat>(
    _ format: Format.Type, _ bytes: [UInt8], piece: Int = 1 << 16, _ options: ReadingOptions = ReadingOptions()
) throws -> (rows: [Format.Row], rejections: [Rejection], reading: FileReading) {
    let table = try TableFile(ByteSource(bytes, piece: piece), of: Format.kind, options)
    var reader = RowReader<Format>(table)
    var (rows, rejections) = ([Format.Row](), [Rejection]())
    while let row = try reader.next() {
        switch row {
        case .message(let message): rows.append(message)
        case .rejected(let rejection): rejections.append(rejection)
        }
    }
    return (rows, rejections, table.reading)
}

/// The rows of a text and what is refused of it, without a server.
func readFile<Format: ImportFormat>(
    _ format: Format.Type, _ text: String, _ options: ReadingOptions = ReadingOptions()
) throws -> (rows: [Format.Row], rejections: [Rejection], reading: FileReading) {
    try readFile(format, Array(text.utf8), options)
}

/// Bytes of a text in an encoding, by the program iconv's library.
func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] { Array(text.data(using: encoding)!) }

extension ImportKind {
    /// The format of the kind's rows.
    var format: any ImportFormat.Type {
        switch self {
        case .people: PeopleFormat.self
        case .stays: StaysFormat.self
        case .tests: TestsFormat.self
        case .exposures: ExposuresFormat.self
        case .riskAreas: RiskAreasFormat.self
        case .declarations: DeclarationsFormat.self
        case .scans: ScansFormat.self
        }
    }
}
