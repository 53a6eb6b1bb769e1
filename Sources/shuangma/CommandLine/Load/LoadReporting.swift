import Foundation
import Load

/// A load's progress and report, in words.
enum LoadReporting {
    /// One line a second.
    static func text(_ progress: LoadProgress) -> String {
        let grouped = ProgressLine.grouped
        var text = "\(progress.second) s  \(grouped(progress.completed)) operations  \(grouped(progress.inFlight)) open"
        if progress.failed > 0 { text += "  \(grouped(progress.failed)) failed" }
        return text
    }

    /// The report for people.
    static func text(_ report: LoadReport) -> String {
        let grouped = ProgressLine.grouped
        var lines = [
            "\(grouped(report.operations)) operations in \(number(report.seconds, 1)) s: "
                + "\(grouped(Int(report.achievedPerSecond))) a second"
                + (report.wantedPerSecond.map { " of \(grouped(Int($0))) asked for" } ?? ""),
            row("latency, µs", ["p50", "p90", "p99", "p99.9", "max"]),
            row("all", report.latencyUs),
        ]
        if report.latencyUsByKind.count > 1 {
            for (kind, latency) in report.latencyUsByKind.sorted(by: { $0.key < $1.key }) {
                lines.append(row(kind, latency))
            }
        }
        var cpu = "CPU, µs an operation: \(number(report.loaderCpuUsPerOperation, 1)) here"
        if let servers = report.serverCpuUsPerOperation { cpu += ", \(number(servers, 1)) in the servers" }
        lines.append(cpu)
        for (status, count) in report.errors.sorted(by: { $0.key < $1.key }) {
            lines.append("failed with \(status): \(grouped(count))")
        }
        if report.neverBegan > 0 { lines.append("due but never begun: \(grouped(report.neverBegan))") }
        lines.append(report.violations == 0 ? "every answer was right" : "WRONG ANSWERS: \(grouped(report.violations))")
        lines += report.violationExamples.map { "  " + $0 }
        return lines.joined(separator: "\n")
    }

    private static func row(_ title: String, _ latency: LoadReport.Latency) -> String {
        row(title, [latency.p50, latency.p90, latency.p99, latency.p999, latency.max].map { number($0, 1) })
    }

    private static func row(_ title: String, _ cells: [String]) -> String {
        title.padding(toLength: 12, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
    }

    private static func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

    /// The report for programs.
    static func json(_ report: LoadReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
