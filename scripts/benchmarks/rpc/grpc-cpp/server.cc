// The benchmark's peer in gRPC C++: the callback API, one answer of a fixed size.
//
// usage: server PORT

#include <grpcpp/grpcpp.h>
#include <grpcpp/resource_quota.h>

#include <iostream>
#include <string>

#include "shuangma/bench/v1/echo.grpc.pb.h"

namespace bench = shuangma::bench::v1;

namespace {

// Sends `count` messages and ends.
class Stream final : public grpc::ServerWriteReactor<bench::GetResponse> {
 public:
  explicit Stream(const bench::StreamRequest& request) : left_(request.count()) {
    message_.set_payload(std::string(request.size(), '*'));
    Next();
  }

  void OnWriteDone(bool ok) override {
    if (ok) {
      Next();
    } else {
      Finish(grpc::Status(grpc::StatusCode::CANCELLED, "the caller has gone"));
    }
  }

  void OnDone() override { delete this; }

 private:
  void Next() {
    if (left_ == 0) {
      Finish(grpc::Status::OK);
    } else {
      --left_;
      StartWrite(&message_);
    }
  }

  bench::GetResponse message_;
  unsigned left_;
};

class Echo final : public bench::Echo::CallbackService {
  grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context, const bench::GetRequest* request,
                                bench::GetResponse* response) override {
    response->set_id(request->id());
    response->set_payload(payload_);
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerWriteReactor<bench::GetResponse>* Stream(grpc::CallbackServerContext*,
                                                       const bench::StreamRequest* request) override {
    return new ::Stream(*request);
  }

  const std::string payload_ = std::string(174, '*');
};

}  // namespace

int main(int, char** argv) {
  Echo echo;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + std::string(argv[1]), grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&echo);
  auto server = builder.BuildAndStart();
  std::cout << "listening on " << port << std::endl;
  server->Wait();
}
