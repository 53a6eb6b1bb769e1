import Wire

/// A message as the type the other side of a call asks for.
///
/// Both sides normally use the same type and the value passes as it is. Sides built on different types for
/// one contract meet through the encoded form, as they would over a network.
func handOver<From: WireMessage, To: WireMessage>(_ message: From, as type: To.Type) throws -> To {
    if let same = message as? To { return same }
    do {
        return try To(serialized: message.serialized())
    } catch {
        throw RPCError(.internal, "\(From.descriptor.fullName) cannot be read as \(To.descriptor.fullName): \(error)")
    }
}
