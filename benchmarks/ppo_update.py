"""PPO updates a second of CPU time on PyTorch, one thread; see ppo-update.md. Usage: ppo_update.py SECONDS"""
import sys
import time

import torch
import torch.nn as nn

OBSERVATIONS, ACTIONS, ROWS = 30, 8, 256
seconds = float(sys.argv[1])
torch.set_num_threads(1)


def linear(inputs, outputs, gain):
    layer = nn.Linear(inputs, outputs)
    nn.init.orthogonal_(layer.weight, gain)
    nn.init.zeros_(layer.bias)
    return layer


def network(hidden, outputs, gain):
    return nn.Sequential(
        linear(OBSERVATIONS, hidden, 2**0.5), nn.Tanh(), linear(hidden, hidden, 2**0.5), nn.Tanh(), linear(hidden, outputs, gain)
    )


def rate(update):
    start, done = time.process_time(), 0
    while time.process_time() - start < seconds:
        update()
        done += 1
    return done / (time.process_time() - start)


for hidden in (64, 256):
    torch.manual_seed(1)
    actor, critic = network(hidden, ACTIONS, 0.01), network(hidden, 1, 1.0)
    log_std = nn.Parameter(torch.zeros(ACTIONS))
    parameters = [*actor.parameters(), *critic.parameters(), log_std]
    adam = torch.optim.Adam(parameters, lr=3e-4, eps=1e-5)
    x, a, adv, ret = (torch.randn(ROWS, OBSERVATIONS), torch.randn(ROWS, ACTIONS), torch.randn(ROWS), torch.randn(ROWS))
    old = (-0.5 * a * a - 0.9189385).sum(1)

    def update():
        advantage = (adv - adv.mean()) / (adv.std() + 1e-8)
        z = (a - actor(x)) * torch.exp(-log_std)
        ratio = torch.exp((-0.5 * z * z - log_std - 0.9189385).sum(1) - old)
        policy = torch.max(-advantage * ratio, -advantage * ratio.clamp(0.8, 1.2)).mean()
        loss = policy + 0.25 * ((critic(x).view(-1) - ret) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 0.5)
        adam.step()

    rate(update)
    print(f"torch {torch.__version__},h={hidden},{rate(update):.1f}", flush=True)
