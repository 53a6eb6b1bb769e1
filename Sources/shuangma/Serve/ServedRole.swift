import ArgumentParser

/// A part of a cluster that one process plays.
enum ServedRole: String, CaseIterable, ExpressibleByArgument {
    case storage
    case identity
    case healthCode = "health-code"
    case tripCard = "trip-card"
    case gateway

    /// What the role is called, in certificates and in discovery.
    var name: String { rawValue }
}
