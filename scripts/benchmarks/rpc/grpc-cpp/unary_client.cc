// Calls the benchmark's server from gRPC C++, to compare what a call costs its caller: the callback API, `WINDOW`
// calls at once.
//
// usage: unary_client TARGET CALLS WINDOW     prints calls a second

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>

#include "shuangma/bench/v1/echo.grpc.pb.h"

namespace bench = shuangma::bench::v1;

namespace {

struct Run {
  std::unique_ptr<bench::Echo::Stub> stub;
  std::atomic<long> left;
  std::atomic<long> open;
  std::atomic<long> failed{0};
  std::mutex mutex;
  std::condition_variable done;
};

struct Call {
  grpc::ClientContext context;
  bench::GetRequest request;
  bench::GetResponse response;
};

void Next(Run* run) {
  if (run->left.fetch_sub(1) <= 0) {
    if (run->open.fetch_sub(1) == 1) {
      std::lock_guard<std::mutex> lock(run->mutex);
      run->done.notify_one();
    }
    return;
  }
  auto* call = new Call;
  call->request.set_id("320831199001010942ab");
  call->request.set_revision(7);
  call->context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  run->stub->async()->Get(&call->context, &call->request, &call->response, [run, call](const grpc::Status& status) {
    if (!status.ok()) ++run->failed;
    delete call;
    Next(run);
  });
}

}  // namespace

int main(int, char** argv) {
  Run run;
  run.stub = bench::Echo::NewStub(grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials()));
  const long calls = std::stol(argv[2]);
  const long window = std::stol(argv[3]);
  run.left = calls;
  run.open = window;
  const auto begin = std::chrono::steady_clock::now();
  for (long index = 0; index < window; ++index) Next(&run);
  std::unique_lock<std::mutex> lock(run.mutex);
  run.done.wait(lock, [&] { return run.open == 0; });
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  if (run.failed > 0) {
    std::cerr << run.failed << " calls failed" << std::endl;
    return 1;
  }
  std::cout << calls / taken.count() << std::endl;
}
