import Formats
import Foundation
import Logging

/// Writes each event as one JSON object a line to standard error: time, level, label, message, and the fields.
struct JSONLog: LogHandler {
    var logLevel: Logger.Level = .warning
    var metadata: Logger.Metadata = [:]
    private let process: String

    /// A logger of a process.
    ///
    /// - Parameters:
    ///   - process: Its name, such as `storage/1`.
    ///   - level: The least severe events that are written; warning for an unknown word.
    static func logger(_ process: String, level: String) -> Logger {
        var logger = Logger(label: "shuangma") { _ in JSONLog(process: process) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .warning
        return logger
    }

    private init(process: String) { self.process = process }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        fields["time"] = Self.text(Date())
        fields["level"] = event.level.rawValue
        fields["process"] = process
        fields["message"] = "\(event.message)"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(fields) else { return }
        Terminal.note(String(decoding: line, as: UTF8.self))
    }

    /// A moment to the millisecond, RFC 3339 in UTC.
    private static func text(_ moment: Date) -> String? {
        let milliseconds = Int64(moment.timeIntervalSince1970 * 1000)
        return RFC3339.text(seconds: milliseconds / 1000, nanos: Int32(milliseconds % 1000) * 1_000_000)
    }
}
