import Foundation
import Synchronization

/// Shows how far a long step is, on standard error: one line that is redrawn on a terminal, otherwise a plain
/// line every ten seconds.
final class ProgressLine: Sendable {
    private struct State {
        var shown: ContinuousClock.Instant?
        var width = 0
    }

    private let title: String
    private let unit: String
    private let isQuiet: Bool
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    /// A line that begins with a title and counts something, such as rows.
    init(_ title: String, unit: String, isQuiet: Bool = false) {
        self.title = title
        self.unit = unit
        self.isQuiet = isQuiet
    }

    /// Shows a state, unless the last was shown a moment ago. `fraction` is the part that is done, 0 to 1.
    func show(count: Int, fraction: Double) {
        guard !isQuiet else { return }
        let pause: Duration = Terminal.redrawsErrors ? .milliseconds(100) : .seconds(10)
        state.withLock { state in
            let now = ContinuousClock.now
            if let shown = state.shown ?? (Terminal.redrawsErrors ? nil : started), now - shown < pause { return }
            state.shown = now
            draw(Self.text(title, unit, count: count, fraction: fraction, elapsed: now - started), &state)
        }
    }

    /// Clears a redrawn line, so that other text can follow.
    func finish() {
        guard !isQuiet, Terminal.redrawsErrors else { return }
        state.withLock { state in
            guard state.width > 0 else { return }
            put("\r" + String(repeating: " ", count: state.width) + "\r")
            state.width = 0
        }
    }

    private func draw(_ text: String, _ state: inout State) {
        guard Terminal.redrawsErrors else {
            put(text + "\n")
            return
        }
        put("\r" + text + String(repeating: " ", count: max(0, state.width - text.count)))
        state.width = text.count
    }

    private func put(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// `people  [#########-----------]  45 %  12,345 rows  8,230 rows/s  about 4 s left`
    static func text(_ title: String, _ unit: String, count: Int, fraction: Double, elapsed: Duration) -> String {
        let seconds = elapsed.inSeconds
        let fraction = min(1, max(0, fraction))
        let filled = Int(fraction * 20)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        let rate = seconds > 0 ? Int(Double(count) / seconds) : 0
        var text = "\(title)  [\(bar)]  \(Int(fraction * 100)) %  \(grouped(count)) \(unit)  \(grouped(rate)) \(unit)/s"
        if fraction > 0.01, fraction < 1, seconds > 1 {
            text += "  about \(Int(seconds / fraction * (1 - fraction)) + 1) s left"
        }
        return text
    }

    /// A number with commas between groups of three digits.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
