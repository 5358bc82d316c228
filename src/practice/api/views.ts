import { Refusal } from '../refusal.ts';
import type { StoredView } from '../store/types.ts';
import type { World } from '../world.ts';
import { type Arguments, textOf, viewContent } from './arguments.ts';
import { viewShape } from './shapes.ts';

function answer(world: World, view: StoredView) {
  world.changes.announce();
  return { view: viewShape(world, view) };
}

/** views.open */
export function openView(world: World, args: Arguments) {
  const person = world.triggers.check(args.trigger_id);
  const content = viewContent(args.view, 'modal');
  world.triggers.spend(args.trigger_id);
  return answer(world, world.views.open(person, content));
}

/** views.push */
export function pushView(world: World, args: Arguments) {
  const person = world.triggers.check(args.trigger_id);
  const content = viewContent(args.view, 'modal');
  if (!world.views.top(person)) throw new Refusal('not_found');
  const view = world.views.push(person, content);
  world.triggers.spend(args.trigger_id);
  return answer(world, view);
}

function checkHash(args: Arguments, view: StoredView | undefined): void {
  const hash = textOf(args, 'hash');
  if (hash !== undefined && hash !== view?.hash) throw new Refusal('hash_conflict');
}

/** views.update */
export function updateView(world: World, args: Arguments) {
  const id = textOf(args, 'view_id');
  const external = textOf(args, 'external_id');
  const view = id ? world.views.find(id) : external && world.views.findExternal(external);
  if (!view) throw new Refusal('not_found');
  const content = viewContent(args.view, view.type);
  checkHash(args, view);
  return answer(world, world.views.update(view, content));
}

/** views.publish */
export function publishView(world: World, args: Arguments) {
  const { id } = world.directory.person(textOf(args, 'user_id') ?? '');
  const content = viewContent(args.view, 'home');
  checkHash(args, world.views.home(id));
  return answer(world, world.views.publish(id, content));
}
