public import Security

extension Principal.Staff {
    /// An account with every role everywhere, whose rows may name any source. Demonstrations alone take its token.
    public static func everything(_ name: String) -> Principal.Staff {
        Principal.Staff(name: name, roles: Set(StaffRole.allCases), organisation: anySource, token: [1])
    }
}
