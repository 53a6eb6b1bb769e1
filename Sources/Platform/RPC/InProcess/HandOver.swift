import Wire

/// A message as the type the other side of a call asks for.
///
/// Both sides normally use the same type and the value passes as it is. Sides built on different types for
/// one contract meet through the encoded form, as they would over a network.
func handOver<To: WireMessage>(_ message: any WireMessage, as type: To.Type) throws -> To {
    if let same = message as? To { return same }
    do {
        return try To(serialized: message.serialized())
    } catch {
        let name = Swift.type(of: message).descriptor.fullName
        throw RPCError(.internal, "\(name) cannot be read as \(To.descriptor.fullName): \(error)")
    }
}
