import IdentityContracts

/// What a citizen does to get a code at all.
extension CitizenSession {
    /// Has a code sent to the phone and applies with it.
    ///
    /// - Parameter request: Without code and handle.
    /// - Returns: Where the application stands, and the handle that names it.
    func register(
        _ request: IdentityV1.RegisterRequest
    ) async throws -> (registration: IdentityV1.Registration, handle: String) {
        let identity = IdentityV1.IdentityClient(channel)
        let sent = try await identity.requestSmsCode(.init(phone: phone, purpose: .register), options: options())
        var request = request
        request.code = try await code(for: .register)
        request.handle = sent.handle
        return (try await identity.register(request, options: options()), sent.handle)
    }

    /// Where an application stands.
    func registration(of handle: String) async throws -> IdentityV1.Registration {
        try await IdentityV1.IdentityClient(channel).getRegistration(
            .init(phone: phone, handle: handle), options: options())
    }
}
