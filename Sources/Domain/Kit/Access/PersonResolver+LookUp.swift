public import CommonContracts
public import RPC

extension PersonResolver {
    /// The person that a request names, and where they live, as far as that matters for the look-up.
    ///
    /// - Throws: INVALID_ARGUMENT for `person`; where the look-up depends on the residence, NOT_FOUND (PERSON_UNKNOWN) or
    ///   PERMISSION_DENIED (OUT_OF_SCOPE), the latter whether or not the person is registered.
    public func person(
        _ named: CommonV1.PersonRef?, for lookUp: LookUp, options: CallOptions
    ) async throws -> (key: [UInt8]?, residence: String?) {
        guard lookUp.dependsOnResidence else {
            // A key needs no resolving: whoever may not ask for it is refused whatever its form.
            if case .personKey(let key)? = named?.person { return (key, nil) }
            return (try await key(of: named, options: options), nil)
        }
        do {
            let person = try await residence(of: named, options: options)
            return (person?.key, person?.division)
        } catch let error as RPCError where error.code == .notFound {
            // Who is registered where an account is not responsible is not told.
            _ = try lookUp.sight(ofResidence: nil)
            throw error
        }
    }
}
