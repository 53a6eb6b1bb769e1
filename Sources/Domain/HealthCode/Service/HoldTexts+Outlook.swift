import HealthCodeCore
import Reference
import Values

extension HoldTexts {
    /// Until when a colour is held, and what is missing.
    func until(_ reason: HealthCode.Reason, _ outlook: HoldOutlook, now: Instant) -> BilingualText {
        var fields = ["latest": outlook.latestEnd?.minuteText, "end": reason.earliestEnd?.minuteText].compactMapValues(
            \.self)
        fields["test_from"] = outlook.testsCountFrom?.minuteText
        return text(of: sentence(of: reason, outlook, now: now), fields: fields)
    }

    private func sentence(of reason: HealthCode.Reason, _ outlook: HoldOutlook, now: Instant) -> HoldSentence {
        if reason.cause == .noDeclaration { return .untilDeclared }
        if outlook.exit == .twoNegatives { return reason.negativesNeeded == 2 ? .untilTwoTests : .untilSecondTest }
        guard let end = reason.earliestEnd else { return reason.cause.isArea ? .untilRelease : .untilDischarge }
        guard outlook.testsCountFrom != nil else { return .untilEnd }
        return end > now ? .untilEndAndTest : .untilTest
    }

    /// What the citizen does now. Where a test is missing, it says from when on it counts.
    func action(for reason: HealthCode.Reason, _ outlook: HoldOutlook, now: Instant) -> BilingualText {
        let action = action(for: reason.cause)
        guard let from = outlook.testsCountFrom else { return action }
        let test = from > now ? text(of: .testLater, fields: ["test_from": from.minuteText]) : text(of: .testNow)
        return BilingualText(zh: action.zh + test.zh, en: "\(action.en) \(test.en)")
    }
}

extension Instant {
    /// The minute in China, such as `2022-12-10 12:00`. Rounded up: what ends at a second of it has ended then.
    var minuteText: String {
        let minute = self + (59 + (nanos > 0 ? 1 : 0))
        return String(minute.chinaTimeText.prefix(16)).replacing("T", with: " ")
    }
}
