public import Security

extension Principal.Staff {
    /// An account with every role everywhere.
    public static func everything(_ name: String) -> Principal.Staff {
        Principal.Staff(name: name, roles: Set(StaffRole.allCases), organisation: name, token: [1])
    }
}
