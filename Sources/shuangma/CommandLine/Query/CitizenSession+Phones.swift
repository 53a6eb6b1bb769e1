import IdentityContracts
import RPC
import Values

/// What a citizen does about their numbers.
extension CitizenSession {
    /// Has a code sent to any number, and asks for it.
    private func proved(
        _ number: String, _ purpose: IdentityV1.SmsPurpose, _ options: CallOptions
    ) async throws -> IdentityV1.ProvedPhone {
        let other = CitizenSession(channel: channel, phone: number, timeout: timeout, codes: codes)
        let sent = try await IdentityV1.IdentityClient(channel).requestSmsCode(
            .init(phone: number, purpose: purpose), options: options)
        return .init(phone: number, code: try await other.code(for: purpose), handle: sent.handle)
    }

    /// The citizen's numbers.
    func phones() async throws -> IdentityV1.PhoneList {
        try await loggedIn { try await IdentityV1.IdentityClient(channel).listPhones(.init(), options: $0) }
    }

    /// Adds a number to the citizen's, proved by both.
    func addPhone(_ number: String) async throws -> IdentityV1.PhoneList {
        try await loggedIn { options in
            let own = try await proved(phone, .changeOld, options)
            let next = try await proved(number, .changeNew, options)
            return try await IdentityV1.IdentityClient(channel).addPhone(.init(own: own, next: next), options: options)
        }
    }

    /// Puts a number in the place of the one of this session.
    ///
    /// - Parameter lost: A number that is lost, to be replaced in place of the session's: staff decide.
    func changePhone(to number: String, lost: String?) async throws -> IdentityV1.ChangePhoneResponse {
        try await loggedIn { options in
            var former = IdentityV1.ProvedPhone(phone: lost ?? "")
            if lost == nil { former = try await proved(phone, .changeOld, options) }
            let next = try await proved(number, .changeNew, options)
            return try await IdentityV1.IdentityClient(channel).changePhone(
                .init(former: former, next: next, formerIsLost: lost != nil), options: options)
        }
    }

    /// Takes a number away.
    func removePhone(_ number: String) async throws -> IdentityV1.PhoneList {
        try await loggedIn { options in
            try await IdentityV1.IdentityClient(channel).removePhone(
                .init(phoneId: try await id(of: number, options)), options: options)
        }
    }

    /// Makes a number the primary one.
    func setPrimaryPhone(_ number: String) async throws -> IdentityV1.PhoneList {
        try await loggedIn { options in
            try await IdentityV1.IdentityClient(channel).setPrimaryPhone(
                .init(phoneId: try await id(of: number, options)), options: options)
        }
    }

    /// The id of a number of the citizen, which lists show masked.
    private func id(of number: String, _ options: CallOptions) async throws -> [UInt8] {
        let masked = try Phone(number).masked
        let own = try await IdentityV1.IdentityClient(channel).listPhones(.init(), options: options).phones
        let found = own.filter { $0.maskedPhone == masked }
        guard let one = found.first else { throw Failure.refused("this is no number of the citizen") }
        guard found.count == 1 else {
            throw Failure.refused("two numbers of the citizen look like this one when they are masked; use the page")
        }
        return one.phoneId
    }
}
