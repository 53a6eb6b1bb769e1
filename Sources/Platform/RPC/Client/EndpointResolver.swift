/// Finds a channel's endpoints and tells when they change, such as by a watch on a registry of services.
///
/// ```swift
/// struct Registry: EndpointResolver {
///     let name = "trip-card"
///     func endpoints() -> any AsyncSequence<[Endpoint], any Error> { registry.watch("trip-card") }
/// }
/// let channel = try Channel(Registry(), configuration: configuration)
/// ```
public protocol EndpointResolver: Sendable {
    /// What is resolved, without secrets: for messages, and the `:authority` of calls unless the configuration has one.
    var name: String { get }

    /// The endpoints, whole, each time they change; the first list at once, or when it is known.
    ///
    /// When the sequence ends or throws, it is asked for again after a back-off; until then the last list stands. Only the
    /// first ``ChannelTarget/endpointsMax`` of a list are used.
    func endpoints() -> any AsyncSequence<[Endpoint], any Error>
}
