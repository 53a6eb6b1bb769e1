/// A role whose services a merged page asks. The raw value names it in metrics and logs.
enum Side: String, CaseIterable, Sendable {
    case identity
    case healthCode = "health-code"
    case tripCard = "trip-card"
}
