import RPC
import Security

extension ServerLimits {
    /// What callers may have of a process.
    ///
    /// - Parameter isWithin: Whether only processes of the cluster call, each known by its certificate.
    init(_ settings: EffectiveConfiguration, _ descriptors: DescriptorBudget, isWithin: Bool) {
        self.init()
        maxConnections = descriptors.connections
        descriptorsMax = descriptors.descriptorsMax
        maxCalls = settings.number(Settings.maxCalls)
        maxStreams = settings.number(Settings.maxStreams)
        totalBytes = settings.number(Settings.memory) << 20
        shares.addressPercent = settings.number(Settings.addressShare)
        responseSeconds = Int64(settings.number(Settings.responseSeconds))
        shutOutSecondsMax = Int64(settings.number(Settings.shutOutSeconds))
        if isWithin { serveCluster() } else { streamSeconds = Int64(settings.number(Settings.streamMinutes)) * 60 }
    }

    /// Processes of the cluster speak for many callers, follow each other for ever, and ask each other often for signs of
    /// life, so that both ends notice what hangs.
    private mutating func serveCluster() {
        connectionBytes = 128 << 20
        // One that copies the store to a slow disk takes its time.
        responseSeconds = max(responseSeconds, 120)
        lifetime.permitPingSeconds = 1
        lifetime.permitsPingsWithoutCalls = true
        lifetime.keepaliveSeconds = 4
        lifetime.keepaliveTimeoutSeconds = 4
    }

    /// The operator's port, on which few connect.
    static var admin: ServerLimits {
        var limits = ServerLimits()
        limits.maxConnections = DescriptorBudget.adminConnections
        limits.shares.addressPercent = 400
        limits.maxCalls = 256
        limits.maxStreams = 64
        limits.totalBytes = 64 << 20
        return limits
    }
}

extension CallerShares {
    private static let staffCallsFactor = 64
    private static let staffStreamsFactor = 16

    /// Holds outsiders that are known to what each may have open. Who is not known counts by address only, and processes
    /// of the cluster speak for others.
    init(_ settings: EffectiveConfiguration) {
        let calls = settings.number(Settings.callsPerPerson)
        let streams = settings.number(Settings.streamsPerPerson)
        self.init { context in
            switch context.principal {
            case .anonymous, .service: nil
            case .citizen(let citizen): CallerShare(key: CallerKey(citizen.personKey), calls: calls, streams: streams)
            case .staff(let staff):
                CallerShare(
                    key: CallerKey(staff.name), calls: calls * Self.staffCallsFactor,
                    streams: streams * Self.staffStreamsFactor)
            }
        }
    }
}
