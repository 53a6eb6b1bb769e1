// Generated from google/rpc/error_details.proto by scripts/generate. Do not edit.

import CRPCContracts
import CWellKnownTypes
public import Wire

/// Details of errors.
public enum GoogleRPC {}

extension GoogleRPC {
    /// When to try again.
    public struct RetryInfo: WireMessage {
        /// The least time to wait.
        public var retryDelay: GoogleProtobuf.Duration?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__rpc__retry_info__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.retryDelay = nil
        }

        public init(
            retryDelay: GoogleProtobuf.Duration? = nil
        ) {
            self.retryDelay = retryDelay
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
            self.retryDelay = try MessageReader.message(c.pointee.retry_delay, as: GoogleProtobuf.Duration.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Rpc__RetryInfo.self)
            google__rpc__retry_info__init(c)
            if let value = self.retryDelay { c.pointee.retry_delay = try writer.message(value, as: Google__Protobuf__Duration.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is wrong with a request, field by field.
    public struct BadRequest: WireMessage {
        /// The bad fields.
        public var fieldViolations: [GoogleRPC.BadRequest.FieldViolation]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__rpc__bad_request__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.fieldViolations = []
        }

        public init(
            fieldViolations: [GoogleRPC.BadRequest.FieldViolation] = []
        ) {
            self.fieldViolations = fieldViolations
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Rpc__BadRequest.self)
            self.fieldViolations = try MessageReader.array(c.pointee.n_field_violations, c.pointee.field_violations) { element throws(WireError) in
                try GoogleRPC.BadRequest.FieldViolation(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Rpc__BadRequest.self)
            google__rpc__bad_request__init(c)
            c.pointee.n_field_violations = self.fieldViolations.count
            c.pointee.field_violations = try writer.array(self.fieldViolations) { element throws(WireError) in try writer.message(element, as: Google__Rpc__BadRequest__FieldViolation.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// One field.
        public struct FieldViolation: WireMessage {
            /// Path of the field.
            public var field: String
            /// Why its value is bad.
            public var description: String
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(google__rpc__bad_request__field_violation__descriptor_pointer()) }
            public static var types: MessageTypes { RPCTypes.all }

            public init() {
                self.field = ""
                self.description = ""
            }

            public init(
                field: String = "",
                description: String = ""
            ) {
                self.field = field
                self.description = description
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self)
                self.field = try MessageReader.string(c.pointee.field, field: "google.rpc.BadRequest.FieldViolation.field")
                self.description = try MessageReader.string(c.pointee.description, field: "google.rpc.BadRequest.FieldViolation.description")
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Google__Rpc__BadRequest__FieldViolation.self)
                google__rpc__bad_request__field_violation__init(c)
                c.pointee.field = try writer.string(self.field)
                c.pointee.description = try writer.string(self.description)
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }

    /// The cause of an error, for programs. (The published message has a third field, a map of metadata, which
    /// protoc-c cannot express; it is kept as an unknown field.)
    public struct ErrorInfo: WireMessage {
        /// Cause, UPPER_SNAKE_CASE, unique within the domain.
        public var reason: String
        /// Who defines the reason.
        public var domain: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__rpc__error_info__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.reason = ""
            self.domain = ""
        }

        public init(
            reason: String = "",
            domain: String = ""
        ) {
            self.reason = reason
            self.domain = domain
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
            self.reason = try MessageReader.string(c.pointee.reason, field: "google.rpc.ErrorInfo.reason")
            self.domain = try MessageReader.string(c.pointee.domain, field: "google.rpc.ErrorInfo.domain")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Rpc__ErrorInfo.self)
            google__rpc__error_info__init(c)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.domain = try writer.string(self.domain)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
